/** The seventh family of the tests is one import and one line in the registry of families. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toyFamily } from './toy-family';

type Transform = (code: string, file: string) => string | null;

const registered = (code: string, file = '/repository/src/models/cg/families/registry.ts') =>
  (toyFamily().transform as Transform)(code, file);
const code = readFileSync('src/models/cg/families/registry.ts', 'utf8');

it('is the registry with one import and one line more, the last', () => {
  const own = new Set(code.split('\n'));
  const lines = registered(code)!.split('\n');
  expect(lines.filter((line) => !own.has(line))).toEqual([
    "import { laplace } from '../testing/laplace';",
    '  laplace,',
  ]);
  expect(lines.filter((line) => own.has(line)).join('\n')).toBe(code);
  expect(lines[lines.indexOf('  laplace,') + 1]).toMatch(/^\} as const/);
});

it('is no other file, and says where the registry has changed its shape', () => {
  expect(registered(code, '/repository/src/models/registry.ts')).toBeNull();
  expect(() => registered('export const families = {};')).toThrow(/expected the registry to end in/);
});
