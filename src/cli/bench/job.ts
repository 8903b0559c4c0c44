/** One measurement: a contender on a cell at a place, and what comes of it. Crosses to a fresh process or page as plain data. Types only. */
import type { Cell } from './cells';
import type { Surroundings } from './contender';
import type { Effort } from './effort';
import type { Counts } from './gpu-watch';
import type { ContenderName } from './contenders/registry';
import type { PlaceName } from './places/registry';

export interface Job extends Effort {
  readonly place: PlaceName;
  readonly contender: ContenderName;
  readonly backend: Surroundings['backend'];
  readonly threads: number;
  readonly cell: Cell;
  /** From 1. */
  readonly round: number;
}

export interface Measured {
  /** Preparing and first step, in ms: weights, shaders, recording. */
  readonly first: number;
  /** One step in steady state, in ms. */
  readonly step: number;
  /** Steps that were timed. */
  readonly steps: number;
  /** What a step asks of WebGPU, on average; null where it is not counted. */
  readonly asked: Counts | null;
  /** Bytes of GPU buffers at the end, and at most; null without WebGPU. */
  readonly held: number | null;
  readonly peak: number | null;
  readonly loss: number;
  readonly plan: string;
  readonly device: string;
  readonly threads: number;
}

export type Outcome =
  { readonly job: Job; readonly measured: Measured } | { readonly job: Job; readonly problem: string };
