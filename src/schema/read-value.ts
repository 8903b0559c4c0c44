/** Takes a value from outside into a field's range, and says what it did. Pure; never throws. */
import { allowedText } from './allowed';
import type { AnyValue, Field, TextField, Value } from './field';
import { parseValue, printValue } from './value-text';

/** A value that the field allows; `problem` where it is not what was given: 'expected ..., got ...'. */
interface Reading<F extends Field> {
  readonly value: Value<F>;
  readonly problem?: string;
}

/** How much of a strange value is quoted. */
const QUOTED = 40;

/** Any value in a few words, for messages. */
export function quote(given: unknown): string {
  let text: string;
  if (typeof given === 'string') text = `'${given}'`;
  else if (Array.isArray(given)) text = `[${given.slice(0, 8).map(shallow).join(', ')}]`;
  else text = shallow(given);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}...` : text;
}

function shallow(given: unknown): string {
  if (given === undefined) return 'nothing';
  if (typeof given === 'object' && given !== null) return Array.isArray(given) ? 'a list' : 'an object';
  return typeof given === 'function' ? 'a function' : String(given);
}

/** What no line of text has: line breaks and other control characters, and halves of a character, which no link carries. */
const unwritable = /[\p{Cc}\u2028\u2029\uD800-\uDFFF]/u;

/** Why a typed text is none of the field's, in a sentence; null where it is. */
export function refusalOf(field: TextField, text: string): string | null {
  if (text.length > field.longest) return `Expected at most ${field.longest} characters, got ${text.length}.`;
  if (unwritable.test(text)) return 'Expected one line of text, got characters that no line has.';
  return field.check?.(text) ?? null;
}

const clamp = (value: number, { minimum, maximum }: { minimum: number; maximum: number }) =>
  Math.min(maximum, Math.max(minimum, value));

/** The nearest allowed value to what was given, or null where nothing is near: a wrong type, or no number. */
function nearest(field: Field, given: unknown): AnyValue | null {
  switch (field.kind) {
    case 'number':
      // Adding 0 turns -0, which no text carries, into 0.
      return Number.isFinite(given) ? clamp(given as number, field) + 0 : null;
    case 'integer':
      return Number.isFinite(given) ? clamp(Math.round(given as number), field) + 0 : null;
    case 'integers': {
      if (!Array.isArray(given) || given.length === 0) return null;
      // Array.from turns the holes of a sparse list, which every() would skip, into undefined.
      const values: unknown[] = Array.from(given.slice(0, field.longest));
      if (!values.every((value) => Number.isFinite(value))) return null;
      return values.map((value) => clamp(Math.round(value as number), field) + 0);
    }
    case 'choice':
      return typeof given === 'string' && field.options.includes(given) ? given : null;
    case 'name':
      return typeof given === 'string' && (field.options.includes(given) || field.form.test(given))
        ? given
        : null;
    case 'text':
      return typeof given === 'string' && refusalOf(field, given) === null ? given : null;
    case 'switch':
      return typeof given === 'boolean' ? given : null;
  }
}

/** Whether two values of a field are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => x === b[i]);
  return a === b;
}

/** Why a value is not taken. A text's own refusal says it, a range of the others. */
function problemOf(field: Field, given: unknown): string {
  const refusal = field.kind === 'text' && typeof given === 'string' ? refusalOf(field, given) : null;
  if (refusal !== null) return refusal.replace(/^Expected/, 'expected').replace(/\.$/, '');
  return `expected ${allowedText(field)}, got ${quote(given)}`;
}

/** A given value if the field allows it, else the nearest allowed one, else the default. */
export function readValue<F extends Field>(field: F, given: unknown): Reading<F> {
  const near = nearest(field, given);
  // The switch above returns values of the field's own kind; the type system cannot follow a kind through a generic.
  const value = (near ?? field.default) as Value<F>;
  if (near !== null && sameValue(near, given)) return { value };
  return { value, problem: problemOf(field, given) };
}

/** The same from a text. */
export function readText<F extends Field>(field: F, text: string): Reading<F> {
  return readValue(field, parseValue(field, text));
}

/** What a person is told of a reading: nothing, or one sentence that names the field, what was given, allowed and taken. */
export function noticesOf(name: string, reading: Reading<Field>): string[] {
  return reading.problem === undefined
    ? []
    : [`${name}: ${reading.problem}; took ${printValue(reading.value)}.`];
}
