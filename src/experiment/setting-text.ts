/** A setting's value for people: as links write it, but one's own data by a short name in place of 64 digits. Pure. */
import type { AnyValue } from '../schema/field';
import { printValue } from '../schema/value-text';
import { isOwn } from './dataset-name';
import { datasetTitle } from './dataset-words';

export const settingText = (value: AnyValue): string =>
  typeof value === 'string' && isOwn(value) ? datasetTitle(value) : printValue(value);
