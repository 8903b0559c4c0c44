/** The fourth model of the tests is one entry in the registry, and the tests that go through the models are found by what they say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testsThroughModels, textsOfSrc } from './tests-through-models';
import { toyModel } from './toy-model';

type Transform = (code: string, file: string) => string | null;

const registered = (code: string, file = '/repository/src/models/registry.ts', also?: string) =>
  (toyModel(also).transform as Transform)(code, file);

describe('the registry with a fourth model', () => {
  const code = readFileSync('src/models/registry.ts', 'utf8');

  it('is the registry with one import and one entry more', () => {
    const lines = registered(code)!.split('\n');
    const own = new Set(code.split('\n'));
    const more = lines.filter((line) => !own.has(line));
    expect(more).toHaveLength(2);
    expect(more[0]).toContain("from './testing/unit/spec'");
    expect(more[1]).toMatch(/^ {2}unit: \{ spec: unitSpec, .*model.*geometry.*figure/);
    expect(lines.filter((line) => own.has(line)).join('\n')).toBe(code);
  });

  it('has a fifth where one is asked for', () => {
    expect(registered(code, undefined, 'fifth')).toMatch(
      /unit: \{[^\n]*\n {2}'fifth': \{[^\n]*\n\} as const;/,
    );
  });

  it('is no other file, and says where the registry has changed its shape', () => {
    expect(registered(code, '/repository/src/views/registry.ts')).toBeNull();
    expect(() => registered('export const registry = {};')).toThrow(/expected the registry to end in/);
  });
});

describe('tests that go through all models', () => {
  const found = (files: Record<string, string>) => testsThroughModels(new Map(Object.entries(files)));

  it('name modelIds or familyIds themselves, or stand on a testing room that does', () => {
    expect(
      found({
        'src/a.test.ts': 'it.each(modelIds)',
        'src/aa.test.ts': 'it.each(usualModels)',
        'src/ab.test.ts': 'it.each(familyIds)',
        'src/b.test.tsx': "import { open } from './testing/contract';",
        'src/c.test.ts': "import { far } from './testing/far';",
        'src/testing/contract.ts': 'for (const id of modelIds) {}',
        'src/testing/far.ts': "import { open } from './contract';",
      }),
    ).toEqual(['src/a.test.ts', 'src/aa.test.ts', 'src/ab.test.ts', 'src/b.test.tsx', 'src/c.test.ts']);
  });

  it('are no others', () => {
    expect(
      found({
        'src/a.test.ts': "import { draw } from './draw';",
        'src/draw.ts': 'modelIds.map(draw)',
        'src/b.test.ts': 'const modelIdsOfMine = 1;',
        'src/c.browser.test.ts': 'modelIds',
        'src/d.five.test.ts': 'modelIds',
        'src/testing/e.ts': 'modelIds',
      }),
    ).toEqual([]);
  });

  it('are many in src', () => {
    expect(testsThroughModels(textsOfSrc()).length).toBeGreaterThan(40);
  });
});
