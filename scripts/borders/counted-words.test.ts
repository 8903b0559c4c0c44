/** The page and the command line count their models: 'three' stands in none of their texts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capitalised, numberWord } from '../../src/ui/number-word';
import { usualModels } from '../../src/experiment/most-on';
import { modelCount } from '../../src/state/model-names';
import { threesIn } from './counted-words';
import { textsUnder } from './source-files';

const isProduct = (path: string) =>
  !/\.test\.tsx?$|(^|\/)(testing|fixtures)\/|^ui\/number-word\.ts$/.test(path);

describe("the word 'three'", () => {
  it('counts no models in a text of src or in index.html', () => {
    const texts = textsUnder('src').filter(([path]) => isProduct(path));
    expect(texts.length).toBeGreaterThan(300);
    const page: [string, string] = ['index.html', readFileSync('index.html', 'utf8')];
    expect([...texts, page].flatMap(([path, text]) => threesIn(path, text))).toEqual([]);
  });

  it('counts the models that are on by default', () => {
    expect(modelCount).toBe(numberWord(usualModels.length));
    expect(capitalised(modelCount)).toMatch(/^[A-Z0-9]/);
  });

  it.each([
    ['a heading', 'a.tsx', 'const a = <h2>Architecture of the three models</h2>;'],
    ['a heading over lines', 'a.tsx', 'const a = <p>\n  Three variational\n  autoencoders</p>;'],
    ['a text', 'a.ts', "const heart = 'the three models';"],
    ['a template', 'a.ts', 'const text = `all three unless ${name}`;'],
    ['the end of a template', 'a.ts', 'const text = `${name}, all three`;'],
    ['the page itself', 'index.html', '<meta content="Train three VAEs" />'],
  ])('is named in %s', (_, path, text) => {
    expect(threesIn(path, text)).toHaveLength(1);
  });

  it.each([
    ['a comment', '/** The three models. */'],
    ['categories', "const a = 'A triangle needs three categories.';"],
    ['digits', 'const three = value.toFixed(3);'],
  ])('may stand in %s', (_, text) => {
    expect(threesIn('a.ts', text)).toEqual([]);
  });
});
