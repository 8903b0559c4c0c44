/** The live fields that only this model has: M and R. They change what is measured of it, so bests are told apart by them. */
import type { Field } from '../schema/field';
import { commonFields } from './fields';
import type { ModelSpec } from './contract';

export const ownLiveFields = ({ fields }: Pick<ModelSpec, 'fields'>): [string, Field][] =>
  Object.entries<Field>(fields).filter(([name, field]) => field.live && !(name in commonFields));
