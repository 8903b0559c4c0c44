/** Puts a probe to a model of a run, as it is or as it would be had some moves been made now (definition 24). Nothing of the run is touched. */
import type { Dataset } from '../../data/dataset';
import type { Experiment } from '../../experiment/experiment';
import type { Live } from '../../experiment/live-settings';
import { probeSettings } from '../../experiment/probe-settings';
import { networkUnder, type Askable } from '../learner';
import { probeOf, type ProbeGive, type ProbeName, type ProbeTake } from './registry';
import { createSubject } from './subject';

interface Standing {
  readonly learner: Askable;
  /** The settings that the learner is at. */
  readonly live: Live['models'];
  readonly step: number;
  readonly dataset: Dataset;
  readonly experiment: Experiment;
}

export async function askProbe<K extends ProbeName>(
  name: K,
  take: ProbeTake<K>,
  { learner, live, step, dataset, experiment }: Standing,
): Promise<ProbeGive<K>> {
  const { seed, binarise } = experiment;
  const made = probeSettings(live, take.model, step, take.ifMoved ?? []);
  const { network, release } = await networkUnder(learner, made.settings);
  try {
    const temperature = made.temperature ?? 1;
    const subject = createSubject({ network, dataset, seed, binarise, temperature });
    return { ...(await probeOf(name).ask(subject, take)), ...made };
  } finally {
    release();
  }
}
