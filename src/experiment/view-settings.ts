/** A view's own settings from the texts of a link, by the fields that the view declares, and back. Pure; never throws. */
import type { AnyValue, Fields, Values } from '../schema/field';
import { noticesOf, sameValue } from '../schema/read-value';
import { printValue } from '../schema/value-text';
import { readMended } from './mended-text';
import type { View } from './view';

type Settings = View['settings'];

const keyOf = (view: string, link: string): string => `${view}.${link}`;

/** Defaults where the link says nothing; what it says wrongly stands in the notices. */
export function readSettings<F extends Fields>(
  view: string,
  fields: F,
  settings: Settings,
): { readonly values: Values<F>; readonly notices: readonly string[] } {
  const values: Record<string, AnyValue> = {};
  const notices: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const key = keyOf(view, field.link);
    if (!Object.hasOwn(settings, key)) {
      values[name] = field.default;
      continue;
    }
    const reading = readMended(field, settings[key]);
    values[name] = reading.value;
    notices.push(...noticesOf(key, reading));
  }
  return { values: values as Values<F>, notices };
}

/** The settings with some values changed; a default is written by leaving it out. */
export function withSettings<F extends Fields>(
  view: string,
  fields: F,
  settings: Settings,
  change: Partial<Values<F>>,
): Settings {
  const changed = Object.entries(change) as [string, AnyValue][];
  const keys = new Set(changed.map(([name]) => keyOf(view, fields[name].link)));
  const kept = Object.entries(settings).filter(([key]) => !keys.has(key));
  const written = changed
    .filter(([name, value]) => !sameValue(value, fields[name].default))
    .map(([name, value]): [string, string] => [keyOf(view, fields[name].link), printValue(value)]);
  return Object.fromEntries([...kept, ...written]);
}
