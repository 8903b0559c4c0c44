/** What is enlarged, and the buttons that save it: they come after the page's first sight. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateOpenedFigure = latePart(
  async () => (await importAgain(() => import('./opened-figure'))).OpenedFigure,
);
export const lateSaveFigures = latePart(
  async () => (await importAgain(() => import('./saving/save-figures'))).SaveFigures,
);
