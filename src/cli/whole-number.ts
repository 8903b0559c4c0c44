/** An option's whole number. Pure. */
import { quote } from '../schema/read-value';

/** A whole number of a limited size, or the sentence about what it is instead. */
export function wholeNumber(name: string, text: string, minimum: number, maximum: number): number | string {
  const value = Number(text);
  // Number also reads '', ' ' and '0x10'.
  const isPlain = /^[+-]?\d+(e\+?\d+)?$/i.test(text);
  if (isPlain && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  return `--${name}: expected a whole number from ${minimum} to ${maximum}, got ${quote(text)}`;
}
