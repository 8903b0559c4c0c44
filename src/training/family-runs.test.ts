/** Whole runs of CG-VAE, with every family and both samplers: training, evaluation, every probe, audit, exact evidence, and going on from the run's file. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment';
import { readMove } from '../experiment/read-move';
import { useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { familyIds, type FamilyId } from '../models/cg/families/registry';
import { createRun } from './run';
import type { Run } from './run-contract';
import { digestOfRun } from './run-file/digest';
import { readRunFile } from './run-file/read-run-file';
import { factsOf } from './run-file/testing/kept-run-of';
import { writeRunFile } from './run-file/write-run-file';
import { askAll } from './testing/every-probe';
import { curveOf, drive, tiny, tinyExperiment, tinyRun } from './testing/tiny-run';
import { finished } from './testing/tiny-subject';

beforeAll(() => useBackend('wasm'));

const samplers = ['concrete', 'inverse-cdf'] as const;
const STEPS = 60;

const experimentOf = (
  family: FamilyId,
  sampler: (typeof samplers)[number],
  own: Readonly<Record<string, unknown>> = {},
): Experiment =>
  tinyExperiment(
    { family, sampler, learningRate: 0.01, components: 2, polynomialOrder: 4, ...own },
    { steps: STEPS },
    ['cg'],
  );

/** Every number anywhere in what was answered: the paths of those that are none, null aside. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (ArrayBuffer.isView(value)) return notFinite([...(value as Float32Array)], path);
  if (value instanceof Map) return notFinite(Object.fromEntries(value), path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => notFinite(one, `${path}.${name}`));
}

const facts = (experiment: Experiment) => {
  const { width, height } = tiny;
  return factsOf(experiment, { dataset: { name: 'tiny', sha256: 'tiny', width, height } });
};

describe.each(familyIds)('a run of %s', (family) => {
  test.each(samplers)('trains, is evaluated, asked and audited, %s', async (sampler) => {
    const before = tf.memory().numTensors;
    const run = await tinyRun(experimentOf(family, sampler));
    const { evaluations, figures } = await drive(run);
    const { term1, term2 } = curveOf(run, 'cg');
    expect(term1).toHaveLength(STEPS);
    const L = term1.map((value, step) => value + term2[step]);
    const mean = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
    expect(mean(L.slice(-10))).toBeLessThan(mean(L.slice(0, 10)) - 1);
    expect(figures).toHaveLength(1);
    expect(evaluations.map(({ step }) => step)).toEqual([STEPS]);
    const audit = await finished(run.audit({ model: 'cg', pictures: 4, termPictures: 30, samples: 20 }));
    expect(audit.paper.freeEnergy.mean).toBe(figures[0].freeEnergy);
    const answers = await askAll(run.probe, { model: 'cg' });
    expect(notFinite({ term1, term2, evaluations, figures, audit, answers })).toEqual([]);
    run.dispose();
    // Pictures of the data set may stay.
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1);
  });

  test.each(samplers)('has exact evidence in two dimensions, %s', async (sampler) => {
    const run = await tinyRun(experimentOf(family, sampler, { latent: 2 }));
    await drive(run);
    const work = run.exact({ model: 'cg', pictures: 4, pixels: 'grey', from: 'test' });
    const exact = await finished(work);
    expect(notFinite(exact)).toEqual([]);
    const { freeEnergy, nll, gap } = exact;
    expect(freeEnergy.mean).toBeGreaterThanOrEqual(nll.mean);
    expect(Math.abs(freeEnergy.mean - nll.mean - gap.mean)).toBeLessThan(1e-6 * freeEnergy.mean);
    run.dispose();
  });

  test('takes M and R moved live, replays them, and goes on from its file to the same digest', async () => {
    const experiment = experimentOf(family, 'concrete');
    const moves = [
      { step: 10, field: 'cg.polynomialOrder', value: 6 },
      { step: 20, field: 'cg.gridPoints', value: 31 },
      { step: 40, field: 'cg.polynomialOrder', value: 2 },
      { step: 50, field: 'cg.temperature', value: 0.3 },
    ];
    for (const move of moves) expect(readMove(move)).toEqual({ move, notices: [] });
    const ended = async (run: Run) => {
      await drive(run);
      const kept = await run.keep();
      const curve = curveOf(run, 'cg');
      run.dispose();
      return { digest: await digestOfRun(kept), curve };
    };
    const whole = await ended(await tinyRun(experiment, moves));
    expect(notFinite(whole.curve)).toEqual([]);
    const broken = await tinyRun(experiment, moves);
    for await (const beat of broken.train()) if (beat.kind === 'step' && broken.step >= 33) break;
    await broken.drain();
    const from = readRunFile(writeRunFile(await broken.keep(), facts(experiment))).kept;
    broken.dispose();
    expect(from.experiment).toEqual(experiment);
    const resumed = await createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from });
    expect(await ended(resumed)).toEqual(whole);
    const other = await ended(await tinyRun(experiment, moves.slice(0, 1)));
    expect(other.digest).not.toBe(whole.digest);
  });
});
