/** The plots of a column, which come after the page's first sight. */
import { latePart } from '../../../ui/late-part';

export const lateColumnPlots = latePart(async () => (await import('./column-plots')).ColumnPlots);
