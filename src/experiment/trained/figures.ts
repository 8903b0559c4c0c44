/** What was measured of the shipped runs and their view files, which `npm run trained` writes. Loaded by who shows them. */
import type { ModelId } from '../../models/registry';
import measured from './figures.json';
import type { TrainedName } from './trained-runs';

/** L of the same parameters, before they were rounded to float16 and after; nats. */
interface RoundedL {
  readonly full: number;
  readonly float16: number;
}

export interface TrainedFigures {
  readonly name: TrainedName;
  /** Of the view file. */
  readonly bytes: number;
  readonly step: number;
  /** Of the parameters before rounding (definition 21). */
  readonly digest: string;
  /** sha256 of the parameters in the view file: runs that go on from it name them by `start` (definition 23). */
  readonly start: string;
  /** Of the program that trained them. */
  readonly code: string;
  readonly plan: string;
  readonly models: Readonly<
    Partial<
      Record<
        ModelId,
        {
          /** Of the whole test set. */
          readonly test: RoundedL;
          /** Of the first validation pictures, so many. */
          readonly slice: RoundedL;
        }
      >
    >
  >;
}

/** Validation pictures of `slice`. */
export const slicePictures = 500;

export const trainedFigures = measured as readonly TrainedFigures[];
