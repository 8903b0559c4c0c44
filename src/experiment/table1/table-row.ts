/** What a row of Table 1's machinery is, and how one of ours is made. Data only. */
import type { ModelId } from '../../models/registry';
import type { Experiment } from '../experiment';
import { onlyModel, type Preset, type Some } from '../presets';

/** A configuration that is trained once a seed; the folder and the record of a run are named after its id. */
export interface TableRow {
  readonly id: string;
  readonly label: string;
  readonly model: ModelId;
  readonly experiment: Experiment;
  /** As printed in Table 1; null for a run of ours that the paper has not. */
  readonly paper: Preset['paper'] | null;
  /** Whether q is refined too, of some test pictures. */
  readonly refined?: boolean;
}

export function ownRow<K extends ModelId>(id: string, label: string, model: K, settings: Some[K]): TableRow {
  return { id, label, model, experiment: onlyModel(model, settings), paper: null };
}
