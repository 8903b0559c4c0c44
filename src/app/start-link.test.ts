/** `start` of a link: written for a run that began from a file's parameters, kept for who opens it, gone with a run of initial weights. */
import { expect, it } from 'vitest';
import { createFakeEngine, syntheticView } from '../engine/testing/fake-engine';
import { decodeLink } from '../experiment/decode-link';
import { createPage } from '../state/create-page';
import { hashOf, openedLink } from './link';

const startIn = (hash: string) => decodeLink(hash).start;

async function trained() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 5);
  const doing = page.actions.train();
  await fake.advance(100);
  await doing;
  const hash = () =>
    hashOf(
      page.experiment.getState(),
      null,
      'test',
      [],
      { ...decodeLink('').view },
      {
        start: page.run.getState().start,
      },
    );
  return { page, fake, hash };
}

it('is that of the file, and of no run from step 0', async () => {
  const { page, fake, hash } = await trained();
  expect(startIn(hash())).toBeNull();
  const { file } = await fake.call('keep', { name: '', link: '', parent: null });
  await page.actions.continueRun(await syntheticView(file));
  const begun = startIn(hash());
  expect(begun).toMatch(/^[0-9a-f]{64}$/);

  const { experiment, moves, start, notices } = openedLink(hash());
  expect(notices).toEqual([]);
  await page.actions.openLink(experiment, moves, [], start);
  expect([page.experiment.getState().started, startIn(hash())]).toEqual([null, begun]);
  await page.actions.train();
  expect(startIn(hash())).toBeNull();
  page.actions.close();
});

it('is left out with a sentence where it is none', () => {
  const { start, notices } = decodeLink('v=1&start=abc');
  expect(start).toBeNull();
  expect(notices).toContain("start: expected 64 hex digits, got 'abc'; left it out.");
});
