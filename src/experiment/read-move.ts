/** A move from outside, brought into range; or no move, and a sentence why. Pure; never throws. */
import * as v from 'valibot';
import { allowedText } from '../schema/allowed';
import { noticesOf, quote, readValue } from '../schema/read-value';
import type { Move } from './experiment';
import { moveFields, moveTarget } from './move-fields';

const moveSchema = v.object({
  step: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  field: v.string(),
  value: v.union([v.pipe(v.number(), v.finite()), v.boolean(), v.null()]),
});

interface ReadMove {
  readonly move: Move | null;
  readonly notices: readonly string[];
}

export function readMove(given: unknown): ReadMove {
  const parsed = v.safeParse(moveSchema, given);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const where = issue.path?.map((item) => String(item.key)).join('.') ?? 'itself';
    return leftOut('move', `expected {step, field, value}, got ${quote(issue.input)} as ${where}`);
  }
  const { step, field, value } = parsed.output;
  const target = moveTarget(field);
  const name = `${quote(field).slice(1, -1)} at step ${step}`;
  if (target === null)
    return leftOut('move', `expected one of ${moveNames()}, or one of a model as in ${example}, got ${name}`);
  if (value === null)
    return target.nullable
      ? { move: { step, field, value }, notices: [] }
      : leftOut(name, 'expected a value, got null');
  const reading = readValue(target.field, value);
  // A value of another kind has nothing near it; a default that nobody chose must not become a move.
  const taken = reading.value;
  if ((typeof taken !== 'number' && typeof taken !== 'boolean') || typeof taken !== typeof value)
    return leftOut(name, `expected ${allowedText(target.field)}, got ${quote(value)}`);
  return { move: { step, field, value: taken }, notices: noticesOf(name, reading) };
}

const example = "'cg-bpef.learningRate'";

function moveNames(): string {
  return moveFields.map(({ name }) => name).join(', ');
}

function leftOut(what: string, problem: string): ReadMove {
  return { move: null, notices: [`${what}: ${problem}; left it out.`] };
}
