/** Whether a run on the disk is of the experiment that is asked for. Pure. */
import { differences } from '../experiment/difference';
import type { Experiment } from '../experiment/experiment';

/** Names of the settings that differ. What a model that is off has changes no run, unless a move switches it on (`offToo`). */
export const otherSettings = (wanted: Experiment, got: Experiment, offToo = false): string[] =>
  differences(wanted, got)
    .filter(({ model, field }) => model === null || field.link === 'on' || offToo || wanted.models[model].on)
    .map(({ name }) => name);
