/** A worker of its own that counts repeats of a family one by one and posts each; it ends when it is terminated. */
import { REPEATS, type FamilyName } from './families';
import { countRepeat, type RepeatCounts } from './repeat-counts';

/** What to count, and from where: an earlier worker may have begun. */
export interface RepeatRequest {
  readonly family: FamilyName;
  readonly first: number;
}

self.onmessage = ({ data: { family, first } }: MessageEvent<RepeatRequest>) => {
  for (let repeat = first; repeat < REPEATS; repeat++) {
    const counted: RepeatCounts = countRepeat(family, repeat);
    self.postMessage(counted);
  }
};
