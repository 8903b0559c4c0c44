/** How much work training steps are, so that jobs of a sweep can be compared before they have run. Pure. */
import { modelIds } from '../../models/registry';
import type { Experiment } from '../experiment';

/** Of that many steps, in passes through a net: a picture is encoded once and decoded L times. */
export function passesOf({ batchSize, models }: Experiment, steps: number): number {
  const on = modelIds.map((id) => models[id]).filter((settings) => settings.on);
  return steps * batchSize * on.reduce((sum, { samples }) => sum + 1 + samples, 0);
}
