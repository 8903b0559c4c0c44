/** Centroid priors in a run, on every backend: solved every 100 steps from the running mean of the posteriors' moments, and held in between. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { statisticsBasis } from '../math/bregman-newton';
import { gridBasis } from '../math/grid-basis';
import { dot, softmax } from '../math/numeric';
import { gridPoints, polynomialLogits } from '../math/polynomial-family';
import { fillNormal, keyOf } from '../math/random';
import { meanSince } from '../math/running-mean';
import { legendreStatistics } from '../math/statistics-on-grid';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { defaultsWith } from './defaults-with';
import { drive, tinyExperiment, tinyRun } from './testing/tiny-run';

const ids = modelIds.filter((id) => 'prior' in specOf(id).fields);
const namesOf = (id: ModelId) =>
  specOf(id)
    .priorParameters(defaultsWith(id, { prior: 'centroid' }))
    .map(({ name }) => name);

/** [n][d][...]: statistics of the posteriors in plain doubles, by parameter of the prior. */
const statistics: Readonly<Record<string, (row: readonly number[], settings: never) => number[][]>> = {
  gauss: (row, { latent }: { latent: number }) => [
    row.slice(0, latent),
    row.slice(0, latent).map((mean, j) => mean ** 2 + Math.exp(row[latent + j])),
  ],
  categorical: (row, { categories }: { categories: number }) => [
    row.flatMap((_, at) => (at % categories === 0 ? softmax(row.slice(at, at + categories)) : [])),
  ],
  'cg-bpef': (
    row,
    { polynomialOrder: M, gridPoints: R }: { polynomialOrder: number; gridPoints: number },
  ) => [
    row.flatMap((_, at) => {
      if (at % M !== 0) return [];
      const q = softmax(polynomialLogits(row.slice(at, at + M), gridPoints(R)));
      return gridBasis(M, R).values.map((psi) => dot(psi, q));
    }),
  ],
  cg: (row, { polynomialOrder: M, gridPoints: R }: { polynomialOrder: number; gridPoints: number }) => {
    const own = legendreStatistics(M, gridPoints(R));
    const { values } = statisticsBasis(own);
    return [
      row.flatMap((_, at) => {
        if (at % M !== 0) return [];
        const q = softmax(
          gridPoints(R).map((_, r) => own.reduce((sum, f, m) => sum + row[at + m] * f[r], 0)),
        );
        return values.map((psi) => dot(psi, q));
      }),
    ];
  },
};

describe.each(backends)('centroid priors on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(ids)('the moments of %s are those of its posteriors', async (id) => {
    const model = await loadModel(id);
    const settings = defaultsWith(id, { latent: 2, gridPoints: 21, prior: 'centroid' });
    const size = model.spec.headSize(settings);
    const heads = fillNormal(new Float32Array(5 * size), keyOf(8, id), 0);
    const moments = model.centroid!.moments(tf.tensor2d(heads, [5, size]), settings);
    const rows = Array.from({ length: 5 }, (_, i) => [...heads.subarray(i * size, (i + 1) * size)]);
    const plain = rows.map((row) => statistics[id](row, settings as never));
    for (const [k, tensor] of moments.entries()) {
      const mean = plain[0][k].map((_, at) => plain.reduce((sum, one) => sum + one[k][at], 0) / rows.length);
      expectClose(await tensor.data(), mean, { roundings: 64 });
    }
  });

  test('are solved at step 100 and 200, held in between, and are those of the moments of the run', async () => {
    const run = await tinyRun(tinyExperiment({ prior: 'centroid' }, { steps: 230 }, ids));
    const seen = new Map<number, readonly (readonly [ModelId, number[]])[]>();
    const look = async () => {
      const { models } = await run.keep();
      const found = ids.map((id) => {
        const { parameters } = models.get(id)!.snapshot;
        return [id, namesOf(id).flatMap((name) => [...parameters.get(name)!])] as const;
      });
      seen.set(run.step, found);
      return models;
    };
    await drive(run, async ({ kind }) => {
      if (kind !== 'step' || ![99, 100, 199, 200].includes(run.step)) return;
      const models = await look();
      if (run.step % 100 !== 0) return;
      for (const [id, { snapshot }] of models) {
        const model = await loadModel(id);
        const means = namesOf(id).map((name) => {
          const [first, second] = [snapshot.first, snapshot.second].map((of) => of.get(name)!);
          return meanSince({ first, second }, 100)!;
        });
        const solved = model
          .centroid!.prior(means, snapshot.settings)
          .flatMap((of) => Array.from(of, Math.fround));
        expect(seen.get(run.step)!.find(([of]) => of === id)![1]).toEqual(solved);
      }
    });
    run.dispose();
    for (const [, values] of seen.get(99)!) expect(values.every((value) => value === 0)).toBe(true);
    for (const [, values] of seen.get(100)!)
      expect(values.some((value) => Math.abs(value) > 1e-3)).toBe(true);
    expect(seen.get(199)).toEqual(seen.get(100));
    expect(seen.get(200)).not.toEqual(seen.get(100));
  });
});
