/** Where files go that were dropped anywhere on the page: one run file is offered to go on with; several, or a record, are compared. */
import type { BroughtFile } from '../state/run-file-store';
import { runFileSlice } from '../state/run-file-store';
import type { Page } from '../state/page';
import { importAgain } from '../ui/import-again';

const isRecord = ({ name }: BroughtFile): boolean => /\.json$/i.test(name);

/** Never rejects: what is in no file is said in a notice. */
export async function takeFiles(page: Page, files: readonly BroughtFile[]): Promise<void> {
  const isCompared = page.view.getState().name === 'compare' || files.length > 1 || files.some(isRecord);
  if (!isCompared) return page.of(runFileSlice).take(files);
  const { compareSlice } = await importAgain(() => import('../views/compare/compare-store'));
  const compare = page.of(compareSlice);
  if ((await compare.bring(files)) > 0) return page.actions.show('compare');
  if (page.view.getState().name === 'compare') return;
  // Nobody sees the list there.
  page.experiment.notice(compare.getState().problems);
  compare.dismiss();
}
