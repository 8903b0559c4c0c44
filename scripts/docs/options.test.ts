/** Options of the commands that README and docs name are those that each command lists with --help. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandsOf } from './read-markdown';

const read = (path: string) => readFileSync(path, 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** The programs of the command line; train has a test of its own. */
const programs = Object.entries(scripts).flatMap(([name, words]) => {
  const file = /src\/cli\/\S+\.ts$/.exec(words)?.[0];
  return file !== undefined && name !== 'train' ? [{ name, file }] : [];
});
const docs = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const commands = docs.flatMap((path) => commandsOf(read(path)).map((found) => ({ path, ...found })));
const optionsIn = (text: string) => text.match(/(?<![\w-])--[a-z][\w-]*/g) ?? [];

describe('options', () => {
  it.each(programs)('of npm run $name are known', ({ name, file }) => {
    const given = commands.flatMap(({ path, line, text }) => {
      const words = new RegExp(`^npm run (?:-s |--silent )?${name} -- ([^#>]*)`).exec(text)?.[1] ?? '';
      return optionsIn(words).map((option) => ({ path, line, option }));
    });
    if (given.length === 0) return;
    const help = execFileSync(process.execPath, ['--import', 'tsx', file, '--help'], { encoding: 'utf8' });
    const known = new Set([...optionsIn(help), '--help']);
    expect(given.filter(({ option }) => !known.has(option))).toEqual([]);
  });
});
