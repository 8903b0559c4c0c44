/** Whatever a link is made of, what comes of it can be trained, drawn and told. How long that takes: scripts/measure/links.ts. */
import { expect, it } from 'vitest';
import { decodeLink } from './decode-link';
import { MOST_MOVES } from './moves-text';
import { readExperiment } from './read-experiment';
import { shipped } from './shipped';
import { mutatedLinks } from './testing/mutated-links';

it('mutated links, and those that are made to be slow, become experiments with few moves and notices', () => {
  for (const link of mutatedLinks(400, 20)) {
    const { experiment, moves, notices, unknown } = decodeLink(link, null, undefined, shipped);
    expect(readExperiment(experiment)).toEqual({ experiment, notices: [] });
    expect([moves.length <= MOST_MOVES, notices.length < 80, unknown.length <= 50]).toEqual([
      true,
      true,
      true,
    ]);
    for (const notice of notices) expect(notice.length).toBeLessThan(800);
  }
});
