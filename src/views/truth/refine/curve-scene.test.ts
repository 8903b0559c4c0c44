/** The drawing of L while q is refined: inside its frame, as far as it has come, and in words. */
import { expect, it } from 'vitest';
import type { RefinedView } from '../../../state/refine-store';
import { curveScene } from './curve-scene';
import { refinedSummary } from './refine-words';

const ink = { series: 's', other: 'o', ink: 'i', quiet: 'q', surface: 'w' };
const curve = { steps: [0, 10, 20], freeEnergy: [120, 114, 113] };

it('draws the curve to where it has come, lower where L is lower', () => {
  const { marks } = curveScene(curve, 40, { width: 300, height: 160 }, ink);
  const line = marks.find((mark) => mark.kind === 'path' && mark.stroke === 's');
  if (line?.kind !== 'path') throw new Error('expected a line');
  const [x0, y0, , y1, x2, y2] = line.points;
  expect([y0 < y1, y1 < y2]).toEqual([true, true]);
  // Half of the way.
  expect(x2 - x0).toBeCloseTo((300 - 16 - 48) / 2, 6);
  for (const mark of marks)
    if (mark.kind === 'label') {
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.y).toBeLessThanOrEqual(160);
    }
});

it('leaves out what is no number', () => {
  const broken = { steps: [0, 10, 20], freeEnergy: [120, NaN, 113] };
  const { marks } = curveScene(broken, 20, { width: 300, height: 160 }, ink);
  const line = marks.find((mark) => mark.kind === 'path' && mark.stroke === 's');
  expect(line?.kind === 'path' && line.points).toHaveLength(4);
});

it('says how far it is, and then what the difference is called', () => {
  const view = { curve, done: 20, steps: 40, found: null } as unknown as RefinedView;
  expect(refinedSummary(view)).toBe('Step 20 of 40: L was 120.00 nats and is 113.00.');
  const found = {
    before: { term1: 20, term2: 100 },
    after: { term1: 21, term2: 92 },
    gain: { mean: 7, standardError: 0.25 },
  };
  const said = (accounting: 'bound' | 'paper') =>
    refinedSummary({ ...view, found: { ...found, accounting } as RefinedView['found'] });
  expect(said('bound')).toBe(
    'L of the encoder’s q is 120.00 nats, of the refined q 113.00. The encoder loses at least: 7.00 ± 0.25 nats.',
  );
  expect(said('paper')).toContain('Gain in the paper’s accounting: 7.00 ± 0.25 nats.');
});
