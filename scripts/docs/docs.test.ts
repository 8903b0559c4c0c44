/** README and the guides of docs: short sentences, links that lead somewhere, short links and commands that work, and pictures that are there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it, test } from 'vitest';
import { parseOptions } from '../../src/cli/options';
import { claims } from '../../src/experiment/claims';
import { decodeLink } from '../../src/experiment/decode-link';
import { shipped } from '../../src/experiment/shipped';
import { trialGroups } from '../../src/experiment/trials';
import { readSettings } from '../../src/experiment/view-settings';
import { labFields as concreteFields } from '../../src/views/concrete/lab-settings';
import { labFields as divergenceFields } from '../../src/views/divergence/lab-settings';
import { viewNames } from '../../src/views/registry';
import { picturedClaims } from '../claim-pictures.mjs';
import { anchorsOf, commandsOf, linksOf, sentencesOf, shortLinksOf } from './read-markdown';

const read = (path: string) => readFileSync(path, 'utf8');
/** In plain words, by their most words a sentence. */
const guides = ['guide', 'gallery', 'command-line', 'formats', 'measurements'].map(
  (name) => `docs/${name}.md`,
);
const plain: [string, number][] = [['README.md', 20], ...guides.map((path): [string, number] => [path, 25])];
const docs = [
  ...readdirSync('.').filter((path) => path.endsWith('.md')),
  ...['.github/pull_request_template.md', 'examples/python/README.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`),
];
const pictures = readdirSync('docs/pictures', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.png'))
  .map((path) => `docs/pictures/${path.replaceAll('\\', '/')}`);

test('README.md has at most 5 kB', () => {
  expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(5120);
});

describe('sentences', () => {
  it.each(plain)('of %s have at most %d words', (path, most) => {
    const long = sentencesOf(read(path)).filter(({ words }) => words > most);
    expect(long.map(({ text, line, words }) => `${path}:${line}: ${words} words: ${text}`)).toEqual([]);
  });

  it('are told apart, and counted as they are read aloud', () => {
    const text =
      '# A b\n\nOne [two three](x.md) `four five`. Eq. (4) is\nit.\n\n- six\n- seven\n\n| a b | c |\n| --- | --- |\n\n```\nnot this\n```\n![no more](x.png)';
    expect(sentencesOf(text).map(({ line, words }) => [line, words])).toEqual([
      [1, 2],
      [3, 4],
      [3, 4],
      [6, 1],
      [7, 1],
      [9, 2],
      [9, 1],
      [15, 2],
    ]);
  });
});

describe('links', () => {
  it.each(docs)('of %s lead to files and headings that there are', (path) => {
    const astray = linksOf(read(path)).filter(({ text }) => {
      if (/^(https?|mailto):/.test(text)) return false;
      const [file, anchor] = text.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(astray.map(({ text, line }) => `${path}:${line}: ${text}`)).toEqual([]);
  });

  it.each(docs)('of %s name no address of one machine', (path) => {
    expect(linksOf(read(path)).filter(({ text }) => /localhost|127\.0\.0\.1/.test(text))).toEqual([]);
  });

  it('are found astray', () => {
    expect(linksOf('[a](b.md#c) `[d](e)`\n```\n[f](g)\n```').map(({ text }) => text)).toEqual(['b.md#c']);
    expect(anchorsOf('## Rows of Table 1 (a)\n### L = 1: x')).toEqual(['rows-of-table-1-a', 'l--1-x']);
  });
});

describe('short links', () => {
  const all = plain.flatMap(([path]) => shortLinksOf(read(path)).map((link) => ({ path, ...link })));
  const inGallery = shortLinksOf(read('docs/gallery.md')).map(({ text }) => text);

  it.each(all.map(({ path, line, text }) => [`${path}:${line}`, text]))('%s: %s is known', (_, link) => {
    const { notices, unknown, view } = decodeLink(link, viewNames, undefined, shipped);
    expect([notices, unknown]).toEqual([[], []]);
    const fields = { concrete: concreteFields, divergence: divergenceFields };
    for (const [name, of] of Object.entries(fields)) {
      expect(readSettings(name, of, view.settings).notices).toEqual([]);
      const keys = Object.values(of).map((field) => `${name}.${field.link}`);
      const own = Object.keys(view.settings).filter((key) => key.startsWith(`${name}.`));
      expect(keys).toEqual(expect.arrayContaining(own));
    }
  });

  it('stand in the gallery for every claim, every row of Table 1 and every figure of the paper', () => {
    const wanted = trialGroups.flatMap(({ trials }) =>
      trials.map(({ id }) => (shipped.try.has(id) ? `#try=${id}` : `#row=${id}`)),
    );
    expect(wanted.length).toBeGreaterThan(30);
    expect(inGallery).toEqual(expect.arrayContaining(wanted));
    const figures = [...read('docs/gallery.md').matchAll(/^### Figure (\d): .*\n\n`#view=([^`]*)`/gm)];
    expect(figures.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [, number, link] of figures) expect(/\.figure=(.*)/.exec(link)?.[1] ?? number).toBe(number);
  });
});

describe('pictures', () => {
  const shown = docs.flatMap((path) =>
    linksOf(read(path)).map(({ text }) => join(dirname(path), text.split('#')[0])),
  );

  it('are made and shown for every claim', () => {
    expect([...picturedClaims].sort()).toEqual(claims.map(({ id }) => id).sort());
    expect(shown).toEqual(
      expect.arrayContaining(picturedClaims.map((id) => `docs/pictures/claims/${id}.png`)),
    );
    expect(pictures.filter((path) => !shown.includes(path))).toEqual([]);
  });

  it('and figures have a place in the gallery', () => {
    const figures = readdirSync('docs/figures').map((name) => `docs/figures/${name}`);
    expect(figures.filter((path) => !shown.includes(path))).toEqual([]);
  });

  it('take at most 2 MB', () => {
    const bytes = pictures.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('commands', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  const commands = docs.flatMap((path) => commandsOf(read(path)).map((found) => ({ path, ...found })));

  it('are those of package.json', () => {
    const names = commands.flatMap(({ path, line, text }) =>
      [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => ({ path, line, name: match[1] })),
    );
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter(({ name }) => !scripts.includes(name))).toEqual([]);
  });

  const trainings = commands.filter(
    ({ path, text }) => text.startsWith('npm run train -- ') && plain.some(([one]) => one === path),
  );

  it.each(trainings.map(({ path, line, text }) => [`${path}:${line}`, text]))(
    '%s: options of %s are known',
    (_, text) => {
      const known = new Set(
        [...parseHelp().matchAll(/^ {2}(--.*)$/gm)].flatMap(([, names]) => names.match(/--[\w-]+/g)!),
      );
      const given = text.match(/--[a-z][\w.-]*/gi)!.map((name) => name.replace(/^--[\w-]+\./, '--'));
      expect(given.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  function parseHelp(): string {
    const help = parseOptions(['--help']);
    return help.ok === 'help' ? help.text : '';
  }
});

test('the speed in docs/measurements.md is that of docs/bench-swiftshader.md', () => {
  const stock = [...read('docs/bench-swiftshader.md').matchAll(/\| stock +\| +[\d.]+ \| +([\d.]+) \|/g)];
  const times = stock.map(([, ratio]) => Number(ratio));
  expect(times).toHaveLength(4);
  const words = `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} times as fast`;
  expect(read('docs/measurements.md')).toContain(words);
});
