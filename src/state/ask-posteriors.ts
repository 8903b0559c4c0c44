/** Asks one model for the posteriors of many pictures. */
import type { EngineClient } from '../engine/protocol';
import type { Experiment } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import type { ManyPosteriors } from './geometry-request';
import type { Stores } from './stores';

interface PosteriorsQuestion {
  readonly model: ModelId;
  /** Validation pictures, from the first. */
  readonly count: number;
  /** What began the run that is asked. */
  readonly started: Experiment;
}

/** Null of a run that was replaced meanwhile, and of numbers of one about to stop: they have nothing to show. */
export async function askPosteriors(
  client: EngineClient,
  { experiment }: Pick<Stores, 'experiment'>,
  { model, count, started }: PosteriorsQuestion,
): Promise<ManyPosteriors | null> {
  const answer = await client.call('posteriors', { model, count });
  const { step, settings, pictures, heads, prior } = answer;
  if (experiment.getState().started !== started) return null;
  if (!heads.every(Number.isFinite) || !prior.every(Number.isFinite)) return null;
  return { step, settings, posteriors: { pictures, heads, prior } };
}
