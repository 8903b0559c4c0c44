/** The messages that come after the page's first sight. */
import { importAgain } from '../../ui/import-again';
import { latePart } from '../../ui/late-part';

export const lateRareMessages = latePart(
  async () => (await importAgain(() => import('./rare-messages'))).RareMessages,
);
