/** No sentence of the page is longer than 20 words. */
import { describe, expect, it } from 'vitest';
import { textsUnder } from '../borders/source-files';
import { pageTexts } from './page-texts';
import { sentencesOf, wordsOf } from './sentences';

const most = 20;
const shown = ['views', 'ui', 'app', 'state', 'models', 'experiment', 'schema'];

const isShown = (path: string) =>
  /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)(testing|fixtures)\//.test(path);

interface Long {
  readonly path: string;
  readonly line: number;
  readonly sentence: string;
}

/** Errors keep their form, which says all that a way out needs; markup and shaders are no sentences. */
const isError = (sentence: string) => /\bexpected .+, (got|took) /.test(sentence);
const isMarkup = (sentence: string) => /^<|\{ /.test(sentence);

const longIn = (path: string, source: string): Long[] =>
  pageTexts(path, source).flatMap(({ line, text }) =>
    sentencesOf(text)
      .filter((sentence) => wordsOf(sentence) > most && !isError(sentence) && !isMarkup(sentence))
      .map((sentence) => ({ path, line, sentence })),
  );

const longOnPage = shown.flatMap((folder) =>
  textsUnder(`src/${folder}`)
    .filter(([path]) => isShown(path))
    .flatMap(([path, source]) => longIn(`src/${folder}/${path}`, source)),
);
const told = ({ path, line, sentence }: Long) => `${path}:${line}: ${wordsOf(sentence)} words: ${sentence}`;

it(`sentences of the page have at most ${most} words`, () => {
  expect(longOnPage.map(told)).toEqual([]);
});

describe('how they are found', () => {
  const long = Array.from({ length: 21 }, (_, at) => `word${at}`).join(' ');

  it('in literals, sums, templates and JSX, with file and line', () => {
    for (const source of [
      `const text = '${long}.';`,
      `const text = '${long.slice(0, 60)}' + '${long.slice(60)}.';`,
      `const text = \`${long.replace('word3', '${word}')}.\`;`,
      `const text = <p>${long.replace('word3', '<b>word3</b>').replace('word5', '{word}')}.</p>;`,
      `const text = <Figure note="${long}." />;`,
      `const text = <p>Short. {yes && <b>{\`${long}\`}</b>}</p>;`,
    ])
      expect(longIn('a.tsx', `\n${source}`), source).toMatchObject([{ path: 'a.tsx', line: 2 }]);
  });

  it('not where a dot, a block or another literal ends them', () => {
    for (const source of [
      `const text = '${long.replace('word9', 'word9.')}.';`,
      `const text = <div>${long.replace('word9', '<p>word9</p>')}</div>;`,
      `const text = ['${long.slice(0, 60)}', '${long.slice(60)}'];`,
      `throw new Error('${long}');`,
      `const failed = new DataError('${long}');`,
      `// ${long}`,
      `const told = 'T: expected 1, got ${long}';`,
      `import text from '${long}';`,
    ])
      expect(longIn('a.tsx', source), source).toEqual([]);
  });

  it('counting no signs, and an abbreviation ends no sentence', () => {
    expect(wordsOf('L = term1 + term2, as in eq. (6).')).toBe(7);
    expect(sentencesOf('As in Eq. (6), it falls. Then? "Yes." It ends.')).toHaveLength(4);
  });
});
