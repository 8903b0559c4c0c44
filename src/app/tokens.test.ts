import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelIds } from '../models/registry';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** WCAG 2's relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = (name: string) => tokens.get(name)![theme];
  it.each([
    ['ink', 4.5],
    ['ink-quiet', 4.5],
    ['warn', 4.5],
    ['control', 3],
    ['focus', 3],
  ])('shows %s at a contrast of at least %d on every surface', (name, least) => {
    for (const surface of ['paper', 'surface', 'raised'])
      expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(least);
    if (name === 'warn') expect(contrast(colour(name), colour('warn-surface'))).toBeGreaterThanOrEqual(least);
  });

  it('shows every line of a chart at a contrast of at least 3, and no two alike', () => {
    const series = [1, 2, 3, 4, 5, 6].map((place) => colour(`series-${place}`));
    for (const line of series) expect(contrast(line, colour('surface'))).toBeGreaterThanOrEqual(3);
    expect(new Set(series).size).toBe(series.length);
  });
});

it('has a colour for every model', () => {
  for (let place = 1; place <= modelIds.length; place++) expect(tokens.has(`series-${place}`)).toBe(true);
});
