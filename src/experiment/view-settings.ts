/** A view's own settings from the texts of a link, by the fields that the view declares, and back. Pure; never throws. */
import type { AnyValue, Fields, Values } from '../schema/field';
import { noticesOf, readText, sameValue } from '../schema/read-value';
import { printValue } from '../schema/value-text';
import type { View, ViewName } from './view';

type Settings = View['settings'];

const keyOf = (view: ViewName, link: string): string => `${view}.${link}`;

/** Defaults where the link says nothing; what it says wrongly stands in the notices. */
export function readSettings<F extends Fields>(
  view: ViewName,
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
    const reading = readText(field, settings[key]);
    values[name] = reading.value;
    notices.push(...noticesOf(key, reading));
  }
  return { values: values as Values<F>, notices };
}

/** The settings with some values changed; a default is written by leaving it out. */
export function withSettings<F extends Fields>(
  view: ViewName,
  fields: F,
  settings: Settings,
  change: Partial<Values<F>>,
): Settings {
  const texts: Record<string, string> = { ...settings };
  for (const [name, value] of Object.entries(change) as [string, AnyValue][]) {
    const field = fields[name];
    const key = keyOf(view, field.link);
    if (sameValue(value, field.default)) delete texts[key];
    else texts[key] = printValue(value);
  }
  return texts;
}
