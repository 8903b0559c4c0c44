/** A recorded run, which the page replays before anything is trained: what the models made of some digits at some steps, and their minibatch curves. Types and sizes only; it holds no picture of the data set. */
import type { ModelId } from '../models/registry';
import type { Experiment } from './experiment';
import type { Made, Pictures, Posteriors } from './measurements';

export const recordingFormat = 'coarse-grain recording';
export const recordingVersion = 1;

/** The first so many validation digits are recorded; `npm run data` lays the same ones beside the page. */
export const recordedDigits = 10;

/** Greys of a recorded picture, of the 256 that there are: half the bytes, and no difference that is seen. */
export const recordedLevels = 24;

/** Parts of a recorded head's unit, of a prior's and of a nat: hundredths are more than is drawn. */
export const recordedParts = 100;

interface RecordingHead {
  /** Version of the program that recorded. */
  readonly code: string;
  readonly backend: { readonly name: string; readonly threads: number; readonly plan: string };
  readonly dataset: { readonly name: string; readonly sha256: string };
  /** No moves were made: its settings are those of every frame. */
  readonly experiment: Experiment;
}

/** Pictures of one of the figures' steps. */
export type DatedPictures = Pictures & Pick<Made, 'step'>;

/** What the bench shows of a model beside reconstructions and curves. Samples and traversals are of fewer steps than the frames. */
export interface RecordedFigures {
  /** Of the recorded digits, one set a frame. */
  readonly posteriors: readonly Posteriors[];
  /** Decoded draws of the prior, the same draws every time. */
  readonly samples: readonly DatedPictures[];
  /** Of the first digit. */
  readonly traversal: {
    /** The one whose KL is largest at the last frame, a mean over the digits. It is one for all steps: nothing jumps. */
    readonly dimension: number;
    readonly taken: readonly DatedPictures[];
  };
  /** term2 of each digit at the evaluations (definition 6), nats. */
  readonly term2: readonly (Pick<Made, 'step'> & { readonly values: readonly number[] })[];
}

export interface RecordedModel {
  /** One set of pictures a frame. */
  readonly pictures: readonly Pictures[];
  /** Nats, unweighted: means over the steps of each point. */
  readonly term1: readonly number[];
  readonly term2: readonly number[];
  /** Null in a recording that was made before there were any. */
  readonly figures: RecordedFigures | null;
}

export interface Recording extends RecordingHead {
  /** Steps trained when each set of pictures was taken, from 0 to the last. */
  readonly frames: readonly number[];
  /** Middle of the steps of each point of the curves, rising. */
  readonly curve: readonly number[];
  readonly models: Readonly<Partial<Record<ModelId, RecordedModel>>>;
}
