/** The list of the run's moves, which comes after the page's first sight. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateMoves = latePart(async () => (await importAgain(() => import('./moves'))).Moves);
