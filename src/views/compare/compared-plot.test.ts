/** What the charts draw of several runs: looks that no two lines share, thin lines beneath smoothed ones, bands, names, axes. */
import { describe, expect, it } from 'vitest';
import { modelIds } from '../../models/registry';
import { shortNameOf } from '../../state/model-names';
import { comparedPlot } from './compared-plot';
import { drawnRuns } from './drawn-runs';
import { comparedRun, withSeed } from './testing/compared';
import type { ShownRun } from './use-compared';

const letters = 'ABCDEF';
const view = { scale: 'linear', part: 'whole' } as const;
const look = { colourOf: 'runs', smoothing: 1, named: true } as const;
const curve = { steps: 40, at: (step: number) => 100 - step + 5 * (step % 2), evaluated: [20, 40] };
const allModels = Object.fromEntries(modelIds.map((id) => [id, curve]));

const seeds = (count: number): ShownRun[] =>
  Array.from({ length: count }, (_, place) => ({
    place,
    letter: letters[place]!,
    run: comparedRun(letters[place]!, allModels, withSeed(place)),
  }));

describe.each(['runs', 'models'] as const)('with a colour for %s', (colourOf) => {
  it('draws no two of six runs’ lines alike', () => {
    const { drawn } = drawnRuns(seeds(6), false);
    const { series } = comparedPlot(drawn, 'L', 40, view, { ...look, colourOf });
    const thick = series.filter(({ dots }) => dots);
    expect(thick).toHaveLength(6 * modelIds.length);
    expect(new Set(thick.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(thick.length);
    const ofRun = thick.filter(({ key }) => key.startsWith('B '));
    expect(new Set(ofRun.map(({ colour }) => colour)).size).toBe(colourOf === 'runs' ? 1 : modelIds.length);
  });
});

it('draws the raw line thin beneath what is smoothed of it', () => {
  const { drawn } = drawnRuns(seeds(1), false);
  const { series } = comparedPlot(drawn, 'L', 40, view, { ...look, smoothing: 10 });
  const at = (ending: string) => series.findIndex(({ key }) => key === `A gauss ${ending}`);
  const [raw, smooth] = [series[at('minibatch')]!, series[at('smoothed')]!];
  expect(at('minibatch')).toBeLessThan(at('smoothed'));
  expect(raw.width).toBeLessThan(smooth.width);
  expect(raw.opacity).toBeLessThan(smooth.opacity);
  const plain = comparedPlot(drawn, 'L', 40, view, look).series.find(({ key }) => key === raw.key)!;
  expect(raw.points).toEqual(plain.points);
  const jumps = (points: typeof raw.points) =>
    points.slice(1).reduce((sum, { y }, i) => sum + Math.abs(y - points[i]!.y), 0);
  expect(jumps(smooth.points)).toBeLessThan(jumps(raw.points) / 2);
  expect(comparedPlot(drawn, 'L', 40, view, look).series.some(({ key }) => key.endsWith('smoothed'))).toBe(
    false,
  );
});

it('makes one line and one band a model of runs that differ in their seed alone, or each its own', () => {
  const grouped = drawnRuns(seeds(3), true);
  const { series, bands } = comparedPlot(grouped.drawn, 'L', 40, view, look);
  expect(bands).toHaveLength(modelIds.length);
  expect(series.filter(({ dots }) => dots)).toHaveLength(modelIds.length);
  expect(grouped.bands).toEqual([
    'Runs A, B and C differ only in their seed (0, 1, 2). The line is their mean; the band spans lowest to highest.',
  ]);
  expect(grouped.titles).toEqual(new Map([['A–C', 'Mean of 3 seeds']]));
  const singly = drawnRuns(seeds(3), false);
  expect(singly.hasSeeds).toBe(true);
  expect(comparedPlot(singly.drawn, 'L', 40, view, look).bands).toEqual([]);
});

it('names the lines where the names have room, with the model where there are several', () => {
  const names = (count: number, named: boolean) =>
    comparedPlot(drawnRuns(seeds(count), false).drawn, 'L', 40, view, { ...look, named }).series.flatMap(
      ({ label }) => label ?? [],
    );
  expect(names(1, true)).toEqual(modelIds.map((id) => `A ${shortNameOf(id)}`));
  expect(names(2, false)).toEqual(['A', 'B'].flatMap((letter) => modelIds.map(() => letter)));
  expect(names(6, true)).toEqual([]);
});

it('shows all steps of the longest run, and every value', () => {
  const { drawn } = drawnRuns(seeds(2), false);
  const { axis, yDomain } = comparedPlot(drawn, 'L', 100, view, look);
  expect(axis.domain).toEqual([0, 100]);
  expect(yDomain[0]).toBeLessThanOrEqual(60);
  expect(yDomain[1]).toBeGreaterThanOrEqual(104);
});
