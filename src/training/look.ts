/** What is kept of a run at an evaluation so that it can be looked at later: parameters without an optimiser. Plain numbers. */
import type { ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import type { ParameterValues } from '../nn/parameters';
import type { KeptRun } from './kept-run';
import { createLadder, type Ladder } from './ladder';

interface LookedModel {
  readonly settings: CommonSettings;
  readonly parameters: ParameterValues;
  /** Of every validation picture, nats; null of a model that took no part. */
  readonly term2: Float32Array | null;
}

export interface Look {
  readonly step: number;
  readonly models: ReadonlyMap<ModelId, LookedModel>;
}

/** Bytes of parameters, a third of what goes on a branch: the rest of the 200 MB a run. */
const BUDGET = 125_000_000;

export const lookOf = ({ step, models }: KeptRun): Look => ({
  step,
  models: new Map(
    [...models].map(
      ([
        id,
        {
          snapshot: { settings, parameters },
          term2,
        },
      ]) => [id, { settings, parameters, term2 }],
    ),
  ),
});

export const createLookLadder = (given: readonly Look[] = []): Ladder<Look> =>
  createLadder(given, BUDGET, ({ models }) =>
    [...models.values()].flatMap(({ parameters, term2 }) => [
      ...parameters.values(),
      ...(term2 ? [term2] : []),
    ]),
  );
