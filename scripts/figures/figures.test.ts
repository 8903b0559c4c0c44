/** The committed figures are those that the drawing code of today writes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figureNames } from '../../src/views/concrete/lab-settings';
import { concreteFigure, SAMPLES_OF_FILES } from './concrete-figures';
import { paperInk } from './paper-ink';

const tokens = readFileSync('src/app/tokens.css', 'utf8');
const hex = (colour: string) =>
  `#${(colour.match(/\d+/g) ?? []).map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;

describe.each(figureNames)('figure %s', (figure) => {
  const committed = readFileSync(`docs/figures/figure-${figure}.svg`, 'utf8');

  it('was written with the settings and drawing of today', () => {
    const now = concreteFigure(figure, SAMPLES_OF_FILES).svg;
    // Samples at the border of a cell may fall to its other side where a processor's exp differs in the last bit, and a
    // cell at the border of two colours with them: all but the cells is compared.
    const frame = (svg: string) =>
      svg.replace(/<path[^>]*d="M\d+ \d+h1[^>]*>/g, '').replace(/by [\d.]+ times/, '');
    expect(frame(committed)).toBe(frame(now));
    expect(Math.abs(committed.length / now.length - 1)).toBeLessThan(0.01);
  });

  it('has no NaN, and samples as far from the closed form as noise is', () => {
    expect(committed).not.toMatch(/NaN|Infinity|undefined/);
    expect(Number(/by ([\d.]+) times/.exec(committed)![1])).toBeLessThan(1.15);
  });
});

it('the colours are those of the light page', () => {
  const light = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+)`).exec(tokens)![1];
  expect(['series-1', 'series-2', 'ink', 'ink-quiet', 'surface'].map(light)).toEqual(
    [paperInk.series, paperInk.other, paperInk.ink, paperInk.quiet, paperInk.surface].map(hex),
  );
});
