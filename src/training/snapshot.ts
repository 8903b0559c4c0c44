/** A model in training in plain numbers. Types only; learner.ts takes and restores it. */
import type { CommonSettings } from '../models/contract';
import type { ParameterValues } from '../nn/parameters';

/** Everything a model's training goes on from, in plain numbers. */
export interface Snapshot {
  readonly settings: CommonSettings;
  readonly parameters: ParameterValues;
  readonly first: ParameterValues;
  readonly second: ParameterValues;
  readonly updates: number;
}
