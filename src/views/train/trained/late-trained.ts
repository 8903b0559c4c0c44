/** The choice of trained models, which comes after the page's first sight. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateTrained = latePart(
  async () => (await importAgain(() => import('./open-trained'))).OpenTrained,
);
