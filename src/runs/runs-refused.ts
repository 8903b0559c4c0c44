/** How the store of runs refuses: an error with a kind, in words for the page. */
import type { RefusalKind } from './runs-protocol';

export class RunsRefused extends Error {
  override readonly name = 'RunsRefused';

  constructor(
    readonly kind: RefusalKind,
    words: string,
  ) {
    super(words);
  }
}
