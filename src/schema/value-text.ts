/** The text of one value, the same in links, notices and on the command line. Pure; whether a value is allowed is read-value's business. */
import type { AnyValue, Field } from './field';

/** Each character has one place in it: a long text that is no number is refused in one pass. */
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The shortest text that parses to the same value. */
export function printValue(value: AnyValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? value.join('-') : String(value);
}

function parseNumber(text: string): number | string {
  return decimal.test(text) ? Number(text) : text;
}

/** The value that a text means for a field; the text itself where it means none, so that the reader can say what it got. */
export function parseValue(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return parseNumber(text);
    case 'integers': {
      const values = text.split('-').map(parseNumber);
      return values.some((value) => typeof value === 'string') ? text : values;
    }
    case 'choice':
    case 'name':
    case 'text':
      return text;
    case 'switch':
      if (text === 'on' || text === 'true') return true;
      return text === 'off' || text === 'false' ? false : text;
  }
}
