/** The addresses of this project, empty until there are any, and what says them: `node scripts/addresses.mjs` writes them into package.json, CITATION.cff and README.md. */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The one place for them: https://..., without a slash at the end. */
export const addresses = {
  /** Of the repository's page. */
  repository: '',
  /** Where the page is served. */
  demo: '',
};

/** @typedef {{ repository: string; demo: string }} Addresses */

/** package.json's fields of these addresses; none of an address that is empty. @param {Addresses} all @returns {Record<string, unknown>} */
const packageFields = ({ repository, demo }) => ({
  ...(repository && { repository: { type: 'git', url: `git+${repository}.git` } }),
  ...((demo || repository) && { homepage: demo || repository }),
  ...(repository && { bugs: `${repository}/issues` }),
});

/** package.json with the fields of these addresses and no others. @param {string} text @param {Addresses} all */
export function packageWith(text, all) {
  const own = ['repository', 'homepage', 'bugs'];
  const entries = Object.entries(JSON.parse(text)).filter(([key]) => !own.includes(key));
  const after = entries.findIndex(([key]) => key === 'license') + 1;
  entries.splice(after, 0, ...Object.entries(packageFields(all)));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** CITATION.cff with the fields of these addresses and no others. @param {string} text @param {Addresses} all */
export function citationWith(text, { repository, demo }) {
  const bare = text.replace(/^(repository-code|url): .*\n/gm, '');
  const fields = [repository && `repository-code: ${repository}\n`, demo && `url: ${demo}\n`].join('');
  return bare.replace(/^(license: .*\n)/m, (line) => line + fields);
}

/** README.md with the page's address below its first sentence, and the project's in its citation; without them where there are none. @param {string} text @param {Addresses} all */
export function readmeWith(text, { repository, demo }) {
  const bare = text.replace(/^\[Open the page\]\(\S+\)\.\n\n/m, '');
  const [title, sentence, ...rest] = bare.split('\n\n');
  const open = demo && `[Open the page](${demo}).`;
  const url = (demo || repository) && `,\n  url = {${demo || repository}}`;
  return [title, sentence, ...(open ? [open] : []), ...rest]
    .join('\n\n')
    .replace(
      /(@software\{[^@]*year = \{\d+\})(?:,\n {2}url = \{\S*\})?\n\}/,
      (_, before) => `${before}${url}\n}`,
    );
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  /** @type {[string, (text: string, all: Addresses) => string][]} */
  const files = [
    ['package.json', packageWith],
    ['CITATION.cff', citationWith],
    ['README.md', readmeWith],
  ];
  for (const [name, write] of files) {
    const file = new URL(`../${name}`, import.meta.url);
    writeFileSync(file, write(readFileSync(file, 'utf8'), addresses));
  }
}
