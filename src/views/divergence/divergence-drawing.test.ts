/** The lab's drawings as SVG text, in Node: what they show, where a pointer reads, and that nothing extreme puts NaN into them. */
import { describe, expect, it } from 'vitest';
import { LADDER } from '../../math/relaxed-ladder';
import { sceneSvg } from '../../ui/scene-svg';
import type { Scene } from '../../ui/scene';
import { rungAt } from './axes';
import { divergenceScene, panelBoxes, rungUnder } from './divergence-scene';
import { divergencesOf, type Divergences } from './divergence-statistics';
import { divergenceSummary, nats } from './divergence-words';
import { countRepeat } from './repeat-counts';
import { posteriorRungUnder, posteriorScene } from './posterior-scene';
import type { PosteriorDivergence } from './posterior-statistics';
import { beyondWords, posteriorSummary } from './posterior-words';
import { divergencesAt } from './theorem-one';
import { decadesOf, theoremScene } from './theorem-scene';
import { theoremSummary } from './theorem-words';

const ink = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const size = { width: 560, height: 300 };

function svgOf(scene: Scene): string {
  const svg = sceneSvg(scene, {
    title: 'Figure 3',
    description: 'Words',
    settings: { family: '3' },
    link: null,
  });
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return svg;
}

const repeats = [0, 1, 2].map((repeat) => countRepeat('3', repeat, 2000));
const figure3 = divergencesOf('3', 'uniform', repeats);

describe('the figure', () => {
  it('has a panel a generator with a band, a dashed level and a line of twelve dots', () => {
    const svg = svgOf(divergenceScene(figure3, 5, size, ink));
    expect(svg).toContain('>Dirichlet(1)<');
    expect(svg).toContain('>Dirichlet(0.5)<');
    expect(svg.match(/opacity="0.18"/g)).toHaveLength(4);
    // Two levels and their sign in the legend.
    expect(svg.match(/stroke-dasharray="7 4"/g)).toHaveLength(3);
    const dots = svg.split('\n').filter((line) => line.includes('opacity="1"'));
    expect(dots.map((line) => line.split('M').length - 1).sort((a, b) => a - b)).toEqual([1, 12, 12]);
  });

  it('has no curves before there are repeats, and keeps its axes', () => {
    const svg = svgOf(
      divergenceScene(divergencesOf('5', 'uniform', []), null, { width: 320, height: 560 }, ink),
    );
    expect(svg).toContain('>Dirichlet(0.01)<');
    expect(svg).not.toContain('opacity="0.18"');
  });

  it('stays in its frame at any size, and for divergences of any height', () => {
    const high: Divergences = {
      ...figure3,
      generators: figure3.generators.map((each) => ({
        ...each,
        category: { mean: 5000, deviation: 90 },
        z: each.z.map((rung) => ({ ...rung, mean: -0.01, deviation: 0 })),
      })),
    };
    for (const frame of [size, { width: 40, height: 30 }, { width: 1900, height: 200 }])
      svgOf(divergenceScene(high, 0, frame, ink));
    for (const box of panelBoxes(6, { width: 320, height: 560 })) {
      expect(box.right).toBeLessThanOrEqual(320);
      expect(box.floor).toBeLessThan(560);
      expect(box.floor - box.top).toBeGreaterThan(60);
    }
  });

  it('is read at the temperature under the pointer', () => {
    const [first, second] = panelBoxes(2, size);
    const x = (box: typeof first, T: number) => box.left + (T / 2) * (box.right - box.left);
    LADDER.forEach((T, rung) => {
      expect(rungAt(first, x(first, T))).toBe(rung);
      expect(rungUnder(2, size, x(second, T), second.floor - 1)).toBe(rung);
    });
    expect(rungUnder(2, size, 10, 5)).toBeNull();
  });

  it('is said in words', () => {
    const text = divergenceSummary(figure3, LADDER.indexOf(0.5));
    expect(text).toMatch(
      /^3 of 100 repeats so far\. At T = 0\.5, .*Dirichlet\(1\): 0\.[34]\d and 0\.[12]\d, KL\(z\) is below up to T = 0\.[68]; Dirichlet\(0\.5\): 0\.[67]\d and 0\.[12]\d,/,
    );
    expect(divergenceSummary(divergencesOf('3', 'relaxed', repeats.slice(0, 1)), 0)).toMatch(
      /needs a second/,
    );
    const [one] = figure3.generators;
    const flat = {
      ...one,
      category: { mean: 0, deviation: 0 },
      z: one.z.map((rung) => ({ ...rung, mean: 0.003 })),
    };
    expect(divergenceSummary({ ...figure3, generators: [flat] }, 0)).toContain(
      '0.00 and 0.00, both agree at every T',
    );
    expect(nats(-0.004)).toBe('0.00');
    expect(nats(-0.01)).toBe('−0.01');
  });
});

describe('the trained posterior', () => {
  const rungs = <V>(value: V) => LADDER.map(() => value);
  const dimension = (category: number, z: number, beyond: number) => ({
    category,
    z: rungs(z),
    correction: rungs(0.002),
    error: rungs(0.01),
    beyond: rungs(beyond),
  });
  const divergence: PosteriorDivergence = {
    samples: 5000,
    dimensions: [dimension(1, 2.5, 0.25), dimension(1, 0.5, 0)],
    category: 2,
    simplex: 700,
    z: rungs(3),
    correction: rungs(0.004),
    error: rungs(0.02),
    beyond: rungs(0.25),
  };

  it('is drawn summed and by dimension, one hollow bar and one full', () => {
    const svg = svgOf(posteriorScene(divergence, 5, size, ink));
    expect(svg).toContain('>By dimension at T = 0.5, nats<');
    expect(svg.match(new RegExp(`fill="rgb\\(0, 114, 178\\)" stroke`, 'g'))).toHaveLength(2);
    expect(
      svg.match(new RegExp(`fill="rgb\\(255, 255, 255\\)" stroke="rgb\\(213, 94, 0\\)"`, 'g')),
    ).toHaveLength(2);
    svgOf(posteriorScene(null, 0, { width: 300, height: 500 }, ink));
    svgOf(posteriorScene(divergence, 0, { width: 30, height: 20 }, ink));
    expect(posteriorRungUnder(size, 33, 100)).toBe(0);
    expect(posteriorRungUnder(size, 500, 100)).toBeNull();
  });

  it('is said in words, with its limit', () => {
    expect(posteriorSummary(divergence, 5)).toBe(
      'Eq. (4) gives 2.00 nats. At T = 0.5 the KL of z is ≥ 3.00 nats, 1.5 times as much. It is higher than eq. (4) in 1 of 2 dimensions. From 5,000 samples of each; 0.0040 nats of bias are taken off.',
    );
    expect(beyondWords(divergence, 5)).toContain('25.0 % of the posterior');
    expect(beyondWords({ ...divergence, beyond: rungs(0) }, 5)).toBe('');
  });

  it('stands under theorem 1 on an axis of decades, at any size and at either end of KL', () => {
    const three = divergencesAt(divergence, 5);
    expect(decadesOf(three)).toEqual([1, 1000]);
    const svg = svgOf(theoremScene(three, 0.25, size, ink));
    expect(svg).toContain('>KL of z, measured: ≥ 3.00 ± 0.02<');
    expect(svg).toContain('>KL of y: 700.00<');
    for (const each of [
      three,
      { simplex: 0, z: -0.01, error: 0.01, category: 0 },
      { ...three, simplex: 1e6 },
    ])
      for (const frame of [size, { width: 40, height: 30 }]) svgOf(theoremScene(each, 0, frame, ink));
    svgOf(theoremScene(null, 0, size, ink));
    expect(theoremSummary(three, 0.5)).toBe(
      'The KL of y is 700.00 nats at every T. It is above the KL of z, 3.00 ± 0.02 at T = 0.5 (233 times), and above eq. (4), 2.00 (350 times). Theorem 1 (1), KL of y ≥ KL of z: ✓ holds; Theorem 1 (2), KL of y ≥ eq. (4): ✓ holds.',
    );
  });
});
