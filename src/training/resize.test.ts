/** What a live change of M does to weights, prior and moments, as plain numbers and through a run (definition 11). */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../gpu/testing/test-backends';
import { projectCoefficients } from '../math/testing/project-coefficients';
import type { CommonSettings } from '../models/contract';
import { specOf } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import type { Snapshot } from './snapshot';
import { resized } from './resize';
import { drive, tinyExperiment, tinyRun } from './testing/tiny-run';

const spec = specOf('cg-bpef');
const settingsOf = (polynomialOrder: number) =>
  ({
    ...defaultsOf(spec.fields),
    hidden: [2],
    latent: 2,
    polynomialOrder,
    gridPoints: 21,
  }) as unknown as CommonSettings;

/** Numbers 1, 2, 3, ... for a head of 2 x M columns and two hidden units. */
function snapshotOf(order: number): Snapshot {
  const count = (n: number) => Float32Array.from({ length: n }, (_, i) => i + 1);
  const numbers = new Map([
    ['encoder/0/weights', count(8)],
    ['encoder/1/weights', count(2 * 2 * order)],
    ['encoder/1/biases', count(2 * order)],
    ['prior/coefficients', count(2 * order)],
  ]);
  return { settings: settingsOf(order), parameters: numbers, first: numbers, second: numbers, updates: 9 };
}

describe('a resized snapshot', () => {
  test('growing appends zero columns to every dimension, moments too, and leaves the rest', () => {
    const grown = resized(spec, snapshotOf(2), settingsOf(3));
    expect([...(grown.parameters.get('encoder/1/biases') ?? [])]).toEqual([1, 2, 0, 3, 4, 0]);
    expect([...(grown.parameters.get('encoder/1/weights') ?? [])]).toEqual([
      1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8, 0,
    ]);
    expect([...(grown.second.get('prior/coefficients') ?? [])]).toEqual([1, 2, 0, 3, 4, 0]);
    expect(grown.parameters.get('encoder/0/weights')).toBe(grown.first.get('encoder/0/weights'));
    expect(grown.updates).toBe(9);
  });

  test('shrinking projects each polynomial; moments stay only where a column did', () => {
    const shrunk = resized(spec, snapshotOf(4), settingsOf(3));
    const expected = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ].flatMap((c) => projectCoefficients(c, 3, 21));
    (shrunk.parameters.get('prior/coefficients') ?? []).forEach((v, i) =>
      expect(v).toBeCloseTo(expected[i], 5),
    );
    // zeta^4 projects onto the even zeta^2 alone: columns 1 and 3 are as they were, column 2 is new.
    expect([...(shrunk.first.get('prior/coefficients') ?? [])]).toEqual([1, 0, 3, 5, 0, 7]);
  });
});

describe('M moved in a paused run', () => {
  beforeAll(() => useBackend('wasm'));

  test('shows the projected posterior at once, and the old one, bit for bit, when moved back before a step', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 8 }, ['cg-bpef']));
    await drive(run);
    const before = await run.probe('posterior', { model: 'cg-bpef', index: 3 });
    run.move('polynomialOrder', 3);
    const small = await run.probe('posterior', { model: 'cg-bpef', index: 3 });
    for (let j = 0; j < 3; j++)
      projectCoefficients(before.head.slice(5 * j, 5 * j + 5), 3, 21).forEach((v, m) =>
        expect(small.head[3 * j + m]).toBeCloseTo(v, 5),
      );
    run.move('polynomialOrder', 4);
    run.move('polynomialOrder', 5);
    const back = await run.probe('posterior', { model: 'cg-bpef', index: 3 });
    expect(back).toEqual(before);
    run.dispose();
  });

  test('growing changes no reconstruction until it trains', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 8 }, ['cg-bpef']));
    await drive(run);
    const question = { model: 'cg-bpef', indices: [0, 1, 2] } as const;
    const before = await run.probe('reconstruct', question);
    run.move('polynomialOrder', 9);
    const grown = await run.probe('reconstruct', question);
    expect(grown.settings).toMatchObject({ polynomialOrder: 9 });
    expect(grown.pixels).toEqual(before.pixels);
    run.dispose();
  });

  test('M back after a trained step starts from what that step left', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 8 }, ['cg-bpef']));
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 4) break;
    const before = await run.probe('posterior', { model: 'cg-bpef', index: 3 });
    run.move('polynomialOrder', 3);
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 5) break;
    run.move('polynomialOrder', 5);
    const after = await run.probe('posterior', { model: 'cg-bpef', index: 3 });
    for (let j = 0; j < 3; j++) expect([...after.head.slice(5 * j + 3, 5 * j + 5)]).toEqual([0, 0]);
    expect(after).not.toEqual(before);
    run.dispose();
  });
});
