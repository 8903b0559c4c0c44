/** The committed figures 3 and 5 tell the divergences of an independent implementation, and are drawn as the lab draws today. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { divergenceFigure } from './divergence-figures';

/** Means of 20 repeats of an independent implementation, nats: KL(alpha : Uniform), and KL(p(z) : Uniform) at T = 0.5. */
const independent = {
  'Dirichlet(5)': [0.1, 0.17],
  'Dirichlet(1)': [0.42, 0.2],
  'Dirichlet(0.5)': [0.72, 0.2],
  'Dirichlet(0.1)': [1.78, 0.36],
} as const;

describe.each(['3', '5'] as const)('figure %s', (figure) => {
  const committed = readFileSync(`docs/figures/figure-${figure}.svg`, 'utf8');

  it('has the means of 100 repeats', () => {
    expect(committed).toContain('100 repeats. At T = 0.5');
    expect(committed).not.toMatch(/NaN|Infinity|undefined/);
    const told = Object.entries(independent).filter(([name]) => committed.includes(`${name}: `));
    expect(told.length).toBe(figure === '3' ? 2 : 4);
    for (const [name, wanted] of told) {
      const [, category, z] = new RegExp(`${name.replace(/[()]/g, '\\$&')}: ([\\d.]+) and ([\\d.]+)`).exec(
        committed,
      )!;
      [category, z].forEach((value, i) =>
        expect(Math.abs(Number(value) - wanted[i]), name).toBeLessThan(0.03 + 0.1 * wanted[i]),
      );
    }
  });

  it('is drawn as the lab draws', () => {
    // One repeat has other curves, on the same panels.
    const labels = (svg: string) => svg.match(/>[^<>\d][^<>]*<\/text>/g);
    expect(labels(committed)).toEqual(labels(divergenceFigure(figure, 1).svg));
  });
});
