/** Every definition and every path that code, tests and docs cite is there; and a citation that leads nowhere is found. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  definitionsCited,
  definitionsGiven,
  definitionsKept,
  definitionsToNowhere,
  headerOf,
  pathsCited,
  pathsToNowhere,
} from './read-citations';

const top = ['src', 'wasm', 'scripts', 'e2e', 'public', 'records', 'docs', 'examples'];
const generated = /^public\/data(\/|$)/;
const inTop = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    `${folder}/${path}`.replaceAll('\\', '/'),
  );
/** Files of the root, and all files and folders of the project. */
const existing = [
  ...readdirSync('.', { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...top,
  ...top.flatMap(inTop),
].filter((path) => !generated.test(path));
const rooms = {
  top,
  rooms: readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  ),
};

const read = (path: string) => readFileSync(path, 'utf8');
const isCode = (path: string) => /\.(tsx?|mts|mjs|js|css|html)$/.test(path);
const isDoc = (path: string) => path.endsWith('.md');
/** Whatever may cite; this file plants citations that lead nowhere. */
const texts = existing.filter(
  (path) => (isCode(path) || isDoc(path)) && path !== 'scripts/citations/citations.test.ts',
);
const given = definitionsGiven(read('docs/definitions.md'));

/** Looks like a path and is none of the project's. */
const notOurs = new Set([
  'TensorFlow.js',
  // Made by commands.
  'public/data/',
  'public/data/mnist/',
  'manifest.json',
  'first-digits.bin',
  'run.json',
  'sweep.json',
  'audit.json',
  'curves.svg',
  'jobs.txt',
  'grid.txt',
  // A data set's name at its host.
  'ufldl-stanford/svhn',
]);

/** Names of parameters and of streams of random numbers in the tables of docs/notation.md, which look like paths. */
const notation = [...read('docs/notation.md').matchAll(/^\|.*$/gm)].flatMap(([row]) =>
  [...row.matchAll(/`([^`]+)`/g)].map((cell) => cell[1]),
);
const isElsewhere = new Set([...notOurs, ...notation]);

/** What of a file is searched for paths. */
const citing = (path: string) => (isCode(path) ? headerOf(read(path)) : read(path));

describe('what is cited', () => {
  it('are definitions numbered from 1, with no gap but the numbers that are kept free', () => {
    expect(given.length).toBeGreaterThanOrEqual(20);
    expect(given).toEqual(given.toSorted((a, b) => a - b));
    const all = [...given, ...definitionsKept(read('docs/definitions.md'))].toSorted((a, b) => a - b);
    expect(all).toEqual(all.map((_, i) => i + 1));
  });

  it('are definitions that there are', () => {
    expect(texts.flatMap((path) => definitionsCited(read(path))).length).toBeGreaterThan(60);
    const astray = texts.flatMap((path) =>
      definitionsToNowhere(read(path), given).map(({ text, line }) => `${path}:${line}: ${text}`),
    );
    expect(astray).toEqual([]);
  });

  it('are files and folders that there are', () => {
    expect(texts.flatMap((path) => pathsCited(citing(path), rooms)).length).toBeGreaterThan(200);
    const astray = texts.flatMap((path) =>
      pathsToNowhere(path, citing(path), rooms, existing)
        .filter(({ text }) => !isElsewhere.has(text))
        .map(({ text, line }) => `${path}:${line}: ${text}`),
    );
    expect(astray).toEqual([]);
  });
});

it('ARCHITECTURE.md is a map, of at most 5,000 bytes', () => {
  expect(Buffer.byteLength(read('ARCHITECTURE.md'))).toBeLessThanOrEqual(5000);
});

describe('a definition that is not there is found', () => {
  const planted: [string, string, string[]][] = [
    ['alone', 'one line\nsee definition 20.', ['2 definition 20']],
    ['with a capital', '/** Definition 0: nothing. */', ['1 definition 0']],
    ['among others', '(definitions 6, 19 and 26)', ['1 definition 26']],
    ['in a range', 'definitions 18 to 21', ['1 definition 20', '1 definition 21']],
    ['over two lines of a comment', '/**\n * as definition\n * 30 says\n */', ['2 definition 30']],
    ['over two lines of prose', 'as definition\n31 says', ['1 definition 31']],
    ['but not one that is', 'definition 1, definitions 13, 14 and 15 (definition 19)', []],
    ['nor the word alone', 'by their definitions, 1,000 of them; a definition of 40', []],
  ];
  const nineteen = Array.from({ length: 19 }, (_, i) => i + 1);

  it.each(planted)('%s', (_, text, found) => {
    expect(definitionsToNowhere(text, nineteen).map(({ line, text }) => `${line} ${text}`)).toEqual(found);
  });

  it('is read from the list of definitions', () => {
    expect(definitionsGiven('# Title\n\n1. **a.** b\n   c\n\n## Part\n\n2. **d** 3. e\n16. f\n')).toEqual([
      1, 2, 16,
    ]);
    expect(definitionsKept('Numbers 3 to 5 are kept free for later.\n\n6. **g**')).toEqual([3, 4, 5]);
    expect(definitionsKept('1. **a.** Numbers of it are kept')).toEqual([]);
  });
});

describe('a path that leads nowhere is found', () => {
  const house = [
    'ARCHITECTURE.md',
    'src/gpu',
    'src/gpu/heap',
    'src/gpu/heap/heap.ts',
    'src/models/gauss',
    'src/models/gauss/spec.ts',
    'src/state/slice.ts',
    'docs/notation.md',
    'docs/figures',
  ];
  const rooms = { top: ['src', 'scripts', 'docs', 'wasm'], rooms: ['gpu', 'models', 'state'] };
  const planted: [string, string, string, string[]][] = [
    ['from the root', 'ARCHITECTURE.md', 'in src/gpu/memory.ts.', ['1 src/gpu/memory.ts']],
    ['from src', 'src/a.ts', '/** The door\n * is gpu/tf.ts. */', ['2 gpu/tf.ts']],
    ['from src, without its ending', 'src/a.ts', '/** state/audit-store has it. */', ['1 state/audit-store']],
    ['of a room that is gone, in backticks', 'docs/a.md', '(`panels/map/signs`)', ['1 panels/map/signs']],
    ['a folder', 'README.md', 'in `wasm/` and gpu/heap/', ['1 wasm/']],
    ['a name alone', 'src/gpu/a.ts', '/** worker.ts gives it. */', ['1 worker.ts']],
    ['the target of a link', 'docs/a.md', '[b](figures/b.svg)', ['1 figures/b.svg']],
    [
      'in a command',
      'README.md',
      '`npx tsx scripts/a.ts`, `node docs/a.mjs`',
      ['1 scripts/a.ts', '1 docs/a.mjs'],
    ],
    ['with a name left open', 'README.md', '`src/models/<id>/model.ts`', ['1 src/models/<id>/model.ts']],
    [
      'but not what is there',
      'docs/a.md',
      'gpu/heap/ src/gpu/heap/heap.ts, state/slice `state/slice.ts` spec.ts `src/models/<id>/spec.ts` *.ts [b](notation.md) [c](figures)',
      [],
    ],
    ['beside the citing file', 'src/models/gauss/model.ts', '/** spec.ts and `../../state/slice.ts`. */', []],
    ['nor what is no path', 'README.md', 'and/or x / y, 1/2, [d, M], `T(t)`, https://a.b/gpu/c.ts', []],
  ];

  it.each(planted)('%s', (_, from, text, found) => {
    expect(pathsToNowhere(from, text, rooms, house).map(({ line, text }) => `${line} ${text}`)).toEqual(
      found,
    );
  });

  it('in the first comment of a file and no other', () => {
    expect(headerOf('/** One.\n * two */\nimport a; /* three */')).toBe('/** One.\n * two */');
    expect(headerOf('#!/usr/bin/env node\n// One\n// two\ncode // three')).toBe(
      '#!/usr/bin/env node\n// One\n// two\n',
    );
    expect(headerOf("import a from 'a';\n/** b */")).toBe('');
  });
});
