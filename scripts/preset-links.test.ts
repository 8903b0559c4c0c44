/** README.md's links of things to try are those of the page, and each opens what it says, without a notice. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeLink } from '../src/experiment/decode-link';
import { differences } from '../src/experiment/difference';
import { trialGroups } from '../src/experiment/trials';
import { presetLinks } from './preset-links';

const readme = readFileSync('README.md', 'utf8');
const links = [...readme.matchAll(/^- \[(.+)\]\((\S+#v=\S+)\)$/gm)].map(([, title, link]) => ({
  title,
  link,
}));
const trials = trialGroups.flatMap((group) => group.trials);

test('README.md has them all, as scripts/preset-links.ts prints them', () => {
  expect(readme).toContain(presetLinks());
  expect(links.map(({ title }) => title)).toEqual(trials.map(({ title }) => title));
});

test.each(trials.map((trial) => [trial.title, trial] as const))('%s', (title, trial) => {
  const { experiment, moves, notices } = decodeLink(links.find((link) => link.title === title)!.link);
  expect(notices).toEqual([]);
  expect(differences(experiment, trial.experiment)).toEqual([]);
  expect(moves).toEqual(trial.moves);
});
