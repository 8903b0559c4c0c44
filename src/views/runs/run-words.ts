/** Kept runs in words: titles, names of files, L of each model. Pure. */
import type { ListedRun, RunEntry } from '../../runs/runs-protocol';
import { modelIds } from '../../models/registry';
import { shortNameOf } from '../../state/model-names';
import { formatCount, formatNats } from '../../ui/format';
import { fileNameOf } from '../../ui/save-file';

/** Without its ending. */
export const stemOf = (run: Pick<RunEntry, 'name' | 'created'>): string =>
  fileNameOf(run.name) || `run-${new Date(run.created).toISOString().slice(0, 16).replace(':', '-')}`;

/** A run of another version of the page may have a model that is not here. */
const modelName = (id: string): string => {
  const known = modelIds.find((model) => model === id);
  return known ? shortNameOf(known) : id;
};

interface RowOfL {
  readonly model: string;
  readonly validated: string;
  readonly test: string;
  readonly bound: string;
}

/** A row a model that is on. */
export const rowsOfL = ({ models, L }: Pick<RunEntry, 'models' | 'L'>): RowOfL[] =>
  models.map((id) => ({
    model: modelName(id),
    validated: formatNats(L[id]?.validated),
    test: formatNats(L[id]?.test),
    bound: formatNats(L[id]?.bound),
  }));

/** Of bests whose weights are nowhere; empty where there are none. */
export function droppedWords({ dropped = 0, shelf }: Pick<ListedRun, 'dropped' | 'shelf'>): string {
  const lost = dropped - shelf.length;
  if (lost <= 0) return '';
  const bests = lost === 1 ? '1 older best' : `${formatCount(lost)} older bests`;
  return `${bests} (other T, M or R): only L is kept.`;
}

/** The lowest validated L of its models; infinite where none was validated. */
export const lowestL = ({ L }: Pick<ListedRun, 'L'>): number =>
  Math.min(...Object.values(L).map(({ validated }) => validated ?? Infinity));
