/** Whether a model of a kept run has left its initial weights: by its own updates, or before its optimiser began anew (a view file). */
import type { ModelId } from '../models/registry';
import type { KeptRun } from './kept-run';

export const wasTrained = ({ models, history }: Pick<KeptRun, 'models' | 'history'>, id: ModelId): boolean =>
  (models.get(id)?.snapshot.updates ?? 0) > 0 || (history.get(id)?.curve.step.length ?? 0) > 0;
