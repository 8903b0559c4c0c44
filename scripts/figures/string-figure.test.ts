/** The committed figure 4 is drawn as the page draws it today, from measured strings that add up to L. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paperInk } from './paper-ink';
import { stringFigure, type MeasuredFour } from './string-figure';

const measured = JSON.parse(readFileSync('scripts/figures/figure-4.json', 'utf8')) as readonly MeasuredFour[];

it('figure 4 is SVG with its names, and no NaN', () => {
  const { svg } = stringFigure(paperInk);
  expect(readFileSync('docs/figures/figure-4.svg', 'utf8')).toBe(svg);
  for (const text of ['Gauss-VAE', 'CG-BPEF-VAE', 'prior', 'c*', '(z)*', 'boundary: variance 0'])
    expect(svg).toContain(`>${text}</text>`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

describe.each(measured)('what is measured of $model', ({ means, posteriors, best, picked, relaxed }) => {
  it('adds up to L, with posteriors above the boundary', () => {
    const [toPrior, toBest, nllAtBest, freeEnergy] = means;
    // Six digits each.
    expect(Math.abs(toPrior + toBest + nllAtBest - freeEnergy)).toBeLessThan(0.001);
    expect([posteriors.length, best.length]).toEqual([100, 100]);
    for (const { x, y } of posteriors) expect(y).toBeGreaterThan(x * x);
    expect(picked.toPriorHere).toBeLessThan(picked.toPrior);
    if (relaxed) expect(relaxed).toHaveLength(100);
  });
});
