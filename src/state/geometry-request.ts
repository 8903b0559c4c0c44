/** What is asked of the worker that parts term1 by Theorem 2, and how one is made; whose question it is, it does not know. */
import type { ModelId } from '../models/registry';
import type { Term1Geometry } from '../models/term1-geometry';
import type { Answering } from '../ui/ask-worker';
import type { Posteriors } from '../experiment/measurements';
import type { CommonSettings } from '../models/contract';

/** Posteriors of many pictures, with the step and the settings that they were made with: what Theorem 2 is computed from. */
export interface ManyPosteriors {
  readonly step: number;
  readonly settings: CommonSettings;
  readonly posteriors: Posteriors;
}

export interface GeometryRequest {
  readonly model: ModelId;
  readonly view: ManyPosteriors;
}

export type SpawnGeometry = () => Answering<GeometryRequest, Term1Geometry>;

export const spawnGeometryWorker: SpawnGeometry = () =>
  new Worker(new URL('./geometry-worker.ts', import.meta.url), { type: 'module' });
