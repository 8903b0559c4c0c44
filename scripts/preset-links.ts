/** Prints the links of everything to try as the Markdown that stands in README.md: `npx tsx scripts/preset-links.ts`. */
import { fileURLToPath } from 'node:url';
import { linkOf, trialGroups } from '../src/experiment/trials';

/** Where `npm start` serves the page. */
const address = 'http://localhost:4173/';

export function presetLinks(): string {
  const groups = trialGroups.map(({ name, trials }) => {
    const lines = trials.map((trial) => `- [${trial.title}](${address}#${linkOf(trial)})`);
    return `${name}:\n\n${lines.join('\n')}`;
  });
  return groups.join('\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${presetLinks()}\n`);
