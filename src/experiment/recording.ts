/** A recorded run, which the page replays before anything is trained: what the models made of some digits at some steps, and their minibatch curves. Types and sizes only; it holds no picture of the data set. */
import type { ModelId } from '../models/registry';
import type { Experiment } from './experiment';
import type { Pictures } from './measurements';

export const recordingFormat = 'coarse-grain recording';
export const recordingVersion = 1;

/** The first so many validation digits are recorded; `npm run data` lays the same ones beside the page. */
export const recordedDigits = 10;

/** Greys of a recorded picture, of the 256 that there are: half the bytes, and no difference that is seen. */
export const recordedLevels = 24;

/** The recorded experiment is read as it stands, but only its seed is used. */
interface RecordingHead {
  /** Version of the program that recorded. */
  readonly code: string;
  readonly backend: { readonly name: string; readonly threads: number; readonly plan: string };
  readonly dataset: { readonly name: string; readonly sha256: string };
  readonly experiment: Experiment;
}

export interface RecordedModel {
  /** One set of pictures a frame. */
  readonly pictures: readonly Pictures[];
  /** Nats, unweighted: means over the steps of each point. */
  readonly term1: readonly number[];
  readonly term2: readonly number[];
}

export interface Recording extends RecordingHead {
  /** Steps trained when each set of pictures was taken, from 0 to the last. */
  readonly frames: readonly number[];
  /** Middle of the steps of each point of the curves, rising. */
  readonly curve: readonly number[];
  readonly models: Readonly<Partial<Record<ModelId, RecordedModel>>>;
}
