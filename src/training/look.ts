/** What is kept of a run at an evaluation so that it can be looked at later: parameters without an optimiser. Plain numbers. */
import type { Experiment, Move } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import type { ParameterValues } from '../nn/parameters';
import type { KeptModel, KeptRun } from './kept-run';
import { createLadder, type Ladder } from './ladder';
import type { Snapshot } from './snapshot';

interface LookedModel {
  readonly settings: CommonSettings;
  readonly parameters: ParameterValues;
  readonly beforeResizing: Pick<Snapshot, 'settings' | 'parameters'> | null;
  /** Of every validation picture, nats; null of a model that took no part. */
  readonly term2: Float32Array | null;
}

export interface Look {
  readonly step: number;
  /** Steps at the last evaluation; 0 without one. */
  readonly evaluatedAt: number;
  readonly models: ReadonlyMap<ModelId, LookedModel>;
}

/** A look, the run that it is of, and the settings that it is asked at. */
export interface Standing {
  readonly experiment: Experiment;
  /** All of the run; those up to `settled` are taken. */
  readonly moves: readonly Move[];
  readonly settled: number;
  readonly look: Look;
}

/** Bytes of numbers. The newest of them are those of snapshots too: with the snapshots, 200 MB a run at most. */
const BUDGET = 110_000_000;

const looked = ({ snapshot, beforeResizing, term2 }: KeptModel): LookedModel => ({
  settings: snapshot.settings,
  parameters: snapshot.parameters,
  beforeResizing: beforeResizing && {
    settings: beforeResizing.settings,
    parameters: beforeResizing.parameters,
  },
  term2,
});

export const lookOf = ({ step, evaluatedAt, models }: KeptRun): Look => ({
  step,
  evaluatedAt,
  models: new Map([...models].map(([id, one]) => [id, looked(one)])),
});

/** A kept run as it would answer if it were gone on with: moves at its step are taken. */
export const standingOf = (kept: KeptRun): Standing => {
  const { experiment, moves, step } = kept;
  return { experiment, moves, settled: step, look: lookOf(kept) };
};

export const createLookLadder = (given: readonly Look[] = []): Ladder<Look> =>
  createLadder(given, BUDGET, ({ models }) =>
    [...models.values()].flatMap(({ parameters, term2 }) => [
      ...parameters.values(),
      ...(term2 ? [term2] : []),
    ]),
  );
