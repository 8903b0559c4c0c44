/** The bars of audits: lengths that add up to the bounds, a mark where the reported L is, and a drawing that stays whole at any size. */
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../experiment/audit';
import { sceneSvg } from '../../ui/scene-svg';
import { barsHeight, barsScene } from './bars-scene';
import { axisOf, modelBars, type Segment } from './bars';
import { dimensionsScene } from './dimensions-scene';
import { catAudit, cgAudit, gaussAudit } from './testing/some-audits';

const ink = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const lengths = (segments: readonly Segment[]) => segments.map(({ part, from, to }) => [part, to - from]);
const all = [gaussAudit, catAudit, cgAudit].map(modelBars);

describe('bars', () => {
  it('of an exact reading are its L, which is the reported one', () => {
    const { bars, reported, standing } = modelBars(gaussAudit);
    expect([reported, standing]).toEqual([98.5, 'bound']);
    expect(bars.map(({ reading }) => reading)).toEqual(['exact']);
    expect(lengths(bars[0].sum)).toEqual([
      ['term2', 76.5],
      ['term1', 22],
    ]);
    expect(lengths(bars[0].inside)).toEqual([
      ['nll', 93.5],
      ['looseness', 5],
    ]);
  });

  it('of a relaxed one end beyond the reported L by what it does not count', () => {
    const { bars, reported, standing } = modelBars(cgAudit);
    expect([reported, standing]).toEqual([95.5, 'paper’s accounting, not a bound']);
    const [hard, relaxed] = bars;
    expect(hard.sum.at(-1)?.to).toBe(102.5);
    expect(lengths(hard.inside)).toEqual([
      ['nll', 94],
      ['looseness', 8.5],
    ]);
    expect(lengths(relaxed.sum)).toEqual([
      ['term2', 75.5],
      ['term1', 20],
      ['hidden', 8],
    ]);
    // The hatched part begins where the reported L is.
    expect(relaxed.sum[2].from).toBe(reported);
    expect(relaxed.inside.at(-1)?.to).toBe(relaxed.sum.at(-1)?.to);
  });

  it('have no hidden part where the reported L counts more, and no looseness below the NLL', () => {
    const over: Audit = {
      ...cgAudit,
      relaxed: { ...cgAudit.relaxed!, terms: { ...cgAudit.paper, term1: { mean: 15, standardError: 0 } } },
    };
    expect(lengths(modelBars(over).bars[1].sum)).toEqual([
      ['term2', 75.5],
      ['term1', 15],
    ]);
    const noisy = {
      ...gaussAudit,
      paper: { ...gaussAudit.paper, freeEnergy: { mean: 90, standardError: 9 } },
    };
    expect(lengths(modelBars(noisy).bars[0].inside)).toEqual([['nll', 93.5]]);
  });

  it('share an axis that KL of y does not squeeze and that ends cut off', () => {
    // 104 and 110 are Cat-VAE's reported and hard L; its 386 with KL of y lies far beyond.
    expect(axisOf(all, false)).toEqual([0, 1.03 * 110]);
    expect(axisOf(all, true)).toEqual([80, 1.03 * 110]);
    expect(axisOf([modelBars(cgAudit)], false)[1]).toBe(1.03 * 103.5);
  });

  it('are drawn at any size, both ways, each part in its own texture', () => {
    for (const width of [20, 330, 700, 1600])
      for (const ends of [false, true]) {
        const scene = barsScene(all, ends, { width, height: barsHeight(all, width) }, ink);
        const svg = sceneSvg(scene, { title: 'A', description: 'B', settings: {}, link: null });
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        if (width > 300)
          for (const { kind, ...mark } of scene.marks)
            if (kind === 'path') {
              const { points } = mark as { points: readonly number[] };
              const x = points.filter((_, i) => i % 2 === 0);
              expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
              expect(Math.max(...x)).toBeLessThanOrEqual(width);
              expect(Math.max(...points.filter((_, i) => i % 2 === 1))).toBeLessThanOrEqual(scene.height);
            }
      }
    const size = { width: 1000, height: barsHeight(all, 1000) };
    const svg = sceneSvg(barsScene(all, false, size, ink), {
      title: 'A',
      description: 'B',
      settings: {},
      link: null,
    });
    expect(svg.match(/reported L (98\.50|104\.00|95\.50) of 1,000</g)).toHaveLength(3);
    expect(svg).toContain(
      'relaxed, as trained: L ≥ 103.50 of 1,000; 8.00 not counted, NLL 96.50 of 4, looseness 7.00',
    );
    expect(svg).toContain('one-hot samples: L = 102.50 of 1,000; NLL 94.00 of 4');
    expect(barsHeight(all, 330)).toBeGreaterThan(barsHeight(all, 1000));
  });
});

it('bars say of a figure of fewer pictures how many they are', () => {
  const whole: Audit = { ...cgAudit, pictures: 10_000 };
  const models = [modelBars(whole)];
  const scene = barsScene(models, false, { width: 1000, height: barsHeight(models, 1000) }, ink);
  const texts = scene.marks.flatMap((mark) => (mark.kind === 'label' ? [mark.text] : []));
  expect(texts).toContain('reported L 95.50 of 10,000');
  expect(texts.filter((text) => /^one-hot samples: L = 102.50 of 10,000/.test(text))).toHaveLength(1);
  expect(texts.filter((text) => /^relaxed, as trained: L ≥ 103.50 of 1,000;/.test(text))).toHaveLength(1);
});

it('dimensions are pairs of bars with their names', () => {
  const kl = { names: ['eq. (4)', 'KL of z'], counted: [12, 8], met: [16, -0.01] } as const;
  for (const size of [
    { width: 500, height: 240 },
    { width: 20, height: 20 },
  ]) {
    const svg = sceneSvg(dimensionsScene(kl, size, ink), {
      title: 'A',
      description: 'B',
      settings: {},
      link: null,
    });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('>eq. (4)<');
  }
});
