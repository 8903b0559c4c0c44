/** Every field there is, by name, with the live T: for what must hold of all of them. Pure. */
import type { Field } from '../schema/field';
import { runFields } from './experiment';
import { modelFields } from './model-fields';
import { temperatureField } from './move-fields';

export const everyField: readonly (readonly [string, Field])[] = [
  ...Object.entries<Field>(runFields),
  ...modelFields.map(({ name, field }) => [name, field] as const),
  ['temperature', temperatureField],
];
