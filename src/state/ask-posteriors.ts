/** Asks one model for the posteriors of many pictures, and finds the settings that their heads belong to. */
import type { EngineClient } from '../engine/protocol';
import type { Experiment } from '../experiment/experiment';
import type { CommonSettings } from '../models/contract';
import type { ModelId } from '../models/registry';
import type { ManyPosteriors } from './geometry-request';
import { headSettings } from './head-settings';
import type { Stores } from './stores';

interface PosteriorsQuestion {
  readonly model: ModelId;
  /** Validation pictures, from the first. */
  readonly count: number;
  /** What began the run that is asked. */
  readonly started: Experiment;
  /** What the heads before were made with, where there were any. */
  readonly last: CommonSettings | undefined;
}

/** Null of a run that was replaced meanwhile, and of numbers of one about to stop: they have nothing to show. */
export async function askPosteriors(
  client: EngineClient,
  { experiment }: Pick<Stores, 'experiment'>,
  { model, count, started, last }: PosteriorsQuestion,
): Promise<ManyPosteriors | null> {
  const asked = experiment.getState().shown.models[model];
  const posteriors = await client.call('posteriors', { model, count });
  const { heads, prior, pictures } = posteriors;
  const now = experiment.getState();
  if (now.started !== started || !heads.every(Number.isFinite) || !prior.every(Number.isFinite)) return null;
  const candidates = [now.shown.models[model], asked, ...(last ? [last] : []), now.started.models[model]];
  const settings = headSettings(model, heads.length / pictures, candidates);
  return settings && { settings, posteriors };
}
