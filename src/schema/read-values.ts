/** All fields of a declaration at once: their defaults, and their values out of an object from outside. Pure; never throws. */
import type { AnyValue, Fields, Values } from './field';
import { noticesOf, readValue } from './read-value';

/** An object with every field's default. */
export function defaultsOf<F extends Fields>(fields: F): Values<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.default]),
  ) as Values<F>;
}

/** One field's value in an object whose own type is not known here. */
export function valueOf(values: object, name: string): AnyValue {
  return (values as Readonly<Record<string, AnyValue>>)[name];
}

/**
 * The values that `given` holds for the fields, brought into range; a missing one takes its default, with a notice unless it came later.
 * `prefix` stands before the names in notices: 'cg-bpef.'. Only the object's own properties count.
 */
export function readValues<F extends Fields>(
  fields: F,
  given: unknown,
  prefix: string,
): { readonly values: Values<F>; readonly notices: readonly string[] } {
  const notices: string[] = [];
  const source = new Map(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  const read = Object.entries(fields).map(([name, field]) => {
    const known = source.get(name) === undefined && field.later ? field.default : source.get(name);
    const reading = readValue(field, known);
    notices.push(...noticesOf(`${prefix}${name}`, reading));
    return [name, reading.value];
  });
  return { values: Object.fromEntries(read) as Values<F>, notices };
}
