/** The plots of a column, which come after the page's first sight. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateColumnPlots = latePart(
  async () => (await importAgain(() => import('./column-plots'))).ColumnPlots,
);
