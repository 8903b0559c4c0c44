/** The cursor of steps, which there is after the first evaluation. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateTimeCursor = latePart(
  async () => (await importAgain(() => import('./time-cursor'))).TimeCursor,
);
