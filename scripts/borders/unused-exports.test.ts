/** What a file of src exports, another imports; what none does is the file's own, and what only tests do lies with them. */
import { describe, expect, it } from 'vitest';
import { readSource } from './source-file';
import { sourcesUnder } from './source-files';
import { exportsOfTestsAlone, unusedExports } from './unused-exports';

const read = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => readSource(path, text));
const unusedOf = (files: Record<string, string>) => unusedExports(read(files));

describe('names that are exported', () => {
  const files = ['src', 'scripts', 'e2e'].flatMap((folder) =>
    sourcesUnder(folder).map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );

  it('from src are imported somewhere', () => {
    expect(files.flatMap(({ exports }) => exports).length).toBeGreaterThan(1000);
    expect(unusedExports(files)).toEqual([]);
  });

  it('from product files are there for more than tests', () =>
    // This one scripts/build/equations.ts loads by its path.
    expect(exportsOfTestsAlone(files)).toEqual(['src/views/architecture/explanations.ts: everyExplanation']));

  const unused: [string, Record<string, string>, string[]][] = [
    ['a function', { 'src/a.ts': 'export async function a() {}' }, ['src/a.ts: a']],
    ['a type', { 'src/a.ts': 'export interface A {} export type B = A;' }, ['src/a.ts: A', 'src/a.ts: B']],
    ['parts of a value', { 'src/a.ts': 'export const { a, b: [c] } = d;' }, ['src/a.ts: a', 'src/a.ts: c']],
    ['a default', { 'src/a.ts': 'export default class A {}' }, ['src/a.ts: default']],
    [
      'one beside another',
      { 'src/a.ts': 'export const a = 1, b = 2;', 'src/b.test.ts': "import { a } from './a';" },
      ['src/a.ts: b'],
    ],
    [
      'a namesake of another file',
      {
        'src/a.ts': 'export const a = 1;',
        'src/b.ts': 'export const a = 1;',
        'src/c.ts': "import { a as b } from './b';",
      },
      ['src/a.ts: a'],
    ],
    [
      'what is only passed on',
      { 'src/a.ts': 'export const a = 1;', 'src/b.ts': "export { a as b } from './a';" },
      ['src/b.ts: b'],
    ],
  ];
  it.each(unused)('and by nobody imported are named: %s', (_, files, names) =>
    expect(unusedOf(files)).toEqual(names),
  );

  const used: [string, Record<string, string>][] = [
    ['by a type', { 'src/a.ts': 'export class A {}', 'src/b.ts': "let a: import('./a').A;" }],
    [
      'by a script',
      { 'src/a.ts': 'export const a = 1;', 'scripts/b.mjs': "import { a } from '../src/a.ts';" },
    ],
    ['as a whole', { 'src/a.ts': 'export const a = 1;', 'src/b.ts': "import * as a from './a';" }],
    ['when needed', { 'src/a.ts': 'export const a = 1;', 'src/b.ts': "const a = () => import('./a');" }],
    [
      'by a pattern',
      {
        'src/a/c.ts': 'export const a = 1;',
        'src/b/c.ts': 'export const a = 1;',
        'src/d.ts': "const all = import.meta.glob('./*/c.ts');",
      },
    ],
    ['as a default', { 'src/a.tsx': 'export default 1;', 'src/b.ts': "import a from './a';" }],
  ];
  it.each(used)('are found in use: %s', (_, files) => expect(unusedOf(files)).toEqual([]));

  it.each([
    ['a test', { 'src/a.ts': 'export const a = 1;', 'src/a.test.ts': "import { a } from './a';" }, true],
    [
      'a testing room',
      { 'src/a.ts': 'export const a = 1;', 'src/testing/b.ts': "import { a } from '../a';" },
      true,
    ],
    [
      'a test, where the file uses it too',
      { 'src/a.ts': 'export const a = 1; const b = a;', 'src/a.test.ts': "import { a } from './a';" },
      false,
    ],
    [
      'a script',
      { 'src/a.ts': 'export const a = 1;', 'scripts/b.mjs': "import { a } from '../src/a.ts';" },
      false,
    ],
    [
      'a test of scaffolding',
      { 'src/testing/a.ts': 'export const a = 1;', 'src/b.test.ts': "import { a } from './testing/a';" },
      false,
    ],
  ] as [string, Record<string, string>, boolean][])(
    'are told apart by who takes them: %s',
    (_, house, isNamed) => expect(exportsOfTestsAlone(read(house))).toEqual(isNamed ? ['src/a.ts: a'] : []),
  );
});
