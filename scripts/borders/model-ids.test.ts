/** No file of the product names a model but its own folder, the registry, and what is about these very models. */
import { describe, expect, it } from 'vitest';
import { modelIds } from '../../src/models/registry';
import { modelsNamed } from './model-ids';
import { textsUnder } from './source-files';

const breachesOf = (path: string, text: string) =>
  modelsNamed(path, text, ['gauss', 'categorical', 'cg-bpef']);

describe('the names of models', () => {
  it('stand in no other file of src', () => {
    const texts = textsUnder('src');
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.flatMap(([path, text]) => modelsNamed(path, text, modelIds))).toEqual([]);
  });

  it.each([
    ['a text', "nameOf('cg-bpef')"],
    ['a condition', "if (id === 'gauss') draw();"],
    ['the beginning of a text', "const node = 'cg-bpef.y';"],
    ['the beginning of a template', 'const node = `gauss.${name}`;'],
    ['a key', "const words = { 'cg-bpef': 1 };"],
    ['a key without quotes', 'const words = { gauss: 1 };'],
    ['a key of a type', 'interface Words { gauss: string }'],
    ['a key that is a method', 'const draw = { gauss() {} };'],
    ['a key that is a variable', 'const words = { gauss };'],
    ['a key that is taken', 'const { gauss } = models;'],
    ['a key that is taken under another name', 'const { gauss: first } = models;'],
    ['a property', 'models.gauss.on'],
    ['an element', "models['cg-bpef']"],
  ])('%s is named', (_, text) => {
    for (const path of ['views/a/a.tsx', 'training/a.ts', 'models/specs.ts', 'models/other/spec.ts'])
      expect(breachesOf(path, text)).toEqual([expect.stringMatching(/^\S+:1: expected no model by name/)]);
  });

  it.each([
    ['another word', 'views/a/a.ts', "const law = 'gaussian'; const { gaussian } = laws;"],
    [
      'a path',
      'models/gauss/figure.ts',
      "import { gauss } from '../../math/gauss'; const f = 'src/math/gauss.ts';",
    ],
    ['a comment', 'views/a/a.ts', "// 'gauss'"],
    ['a function', 'math/a.ts', 'export function gauss() {} gauss();'],
    ['its own folder', 'models/gauss/spec.ts', "const id = 'gauss';"],
    ['a row of the table', 'experiment/table1/rows.ts', "row('gauss')"],
    ['a test', 'views/a/a.test.ts', "row('gauss')"],
    ['what tests stand on', 'engine/testing/a.ts', "row('gauss')"],
  ])('%s may', (_, path, text) => {
    expect(breachesOf(path, text)).toEqual([]);
  });
});
