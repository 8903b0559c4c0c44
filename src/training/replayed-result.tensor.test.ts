/**
 * The verdict on a link's result (definition 22), on every backend: results that cpu and wasm wrote are replayed here, as they are and
 * with another seed, another T and other pictures. `WRITE_RESULT=1 npx vitest run --project tensor` with this file writes them anew,
 * after a change that is meant to alter a run's bits.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../data/dataset';
import type { Experiment, Move } from '../experiment/experiment';
import { earlySteps } from '../experiment/result/early-steps';
import { computerOf, type Measured, type Result } from '../experiment/result/result';
import { readResult, resultText } from '../experiment/result/result-text';
import { verdict } from '../experiment/result/verdict';
import type { BackendName } from '../gpu/backend-name';
import { backends, useBackend } from '../gpu/testing/test-backends';
import type { ModelId } from '../models/registry';
import fixture from './fixtures/replayed-result.json';
import { createRun } from './run';
import { digestOfRun } from './run-file/digest';
import { drive, tiny, tinyExperiment } from './testing/tiny-run';
import { tinyOf } from './testing/tiny-dataset';

/** Of a result's time: models that came later are no part of it. */
const models: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
const experiment = tinyExperiment({ latent: 8, hidden: [24] }, { steps: 600 }, models);

const plans: Readonly<Record<BackendName, string>> = {
  cpu: 'tfjs-4.22.0',
  wasm: 'tfjs-4.22.0+heap-1',
  webgpu: 'tfjs-4.22.0+fused-2',
  webgl: 'tfjs-4.22.0',
};

async function measuredOn(
  backend: BackendName,
  { seed = experiment.seed, steps = experiment.steps }: Partial<Experiment> = {},
  moves: readonly Move[] = [],
  dataset: Dataset = tiny,
): Promise<Measured> {
  const run = await createRun({ experiment: { ...experiment, seed, steps }, moves, dataset });
  const { metrics, evaluations } = await drive(run);
  const digest = await digestOfRun(await run.keep());
  const step = run.step;
  run.dispose();
  const measured = models.map((model) => {
    const rows = metrics
      .filter((one) => one.model === model)
      .flatMap((one) =>
        Array.from(one.step, (at, i) => ({ step: at, term1: one.term1[i], term2: one.term2[i] })),
      );
    const validation = evaluations
      .filter((one) => one.model === model)
      .map(({ step: at, validation: terms }) => ({ step: at, ...terms }));
    const minibatch = {
      step: rows.map((row) => row.step),
      term1: rows.map(({ term1 }) => term1),
      term2: rows.map(({ term2 }) => term2),
    };
    const early = rows.filter((row) => earlySteps.includes(row.step));
    return [model, { early, validation, minibatch }] as const;
  });
  return { ...computerOf(backend, plans[backend], ''), digest: { step, digest }, models: new Map(measured) };
}

const writes = typeof process !== 'undefined' && process.env?.WRITE_RESULT === '1';

const results: readonly (readonly [string, Result])[] = (writes ? [] : Object.entries(fixture)).map(
  ([by, text]) => {
    const read = readResult(text);
    if (!('result' in read)) throw new Error(`${by}: ${read.notice}`);
    return [by, read.result];
  },
);

/** The same pictures, the last first and each upside down. */
const others = tinyOf('others', 6, Uint8Array.from(tiny.images.slice(0, 300 * 36)).reverse(), {
  ...{ validation: 40, training: 230, test: 30 },
});

describe.each(backends)('a replay on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (writes)
    test('is written', async () => {
      const { readFileSync, writeFileSync } = await import('node:fs');
      const path = new URL('fixtures/replayed-result.json', import.meta.url);
      const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
      const text = resultText(await measuredOn(backend));
      writeFileSync(path, `${JSON.stringify({ ...before, [backend]: text }, null, 2)}\n`);
    });

  if (writes) return;

  /** A run is trained once, and compared with what each backend wrote. */
  const expectOf = async (run: Promise<Measured>, expected: (by: string) => unknown) => {
    const ours = await run;
    expect(results).toHaveLength(2);
    for (const [by, theirs] of results)
      expect([by, verdict(theirs, ours, models)]).toEqual([by, expected(by)]);
  };
  const different = (first: unknown) => ({ kind: 'different', first, fault: expect.any(Boolean) });

  test('is the same run, and of the same bits where it computes alike', () =>
    expectOf(measuredOn(backend), (by) => ({
      kind: by === backend ? 'same bits' : 'same run, other rounding',
    })));

  const atOnce = different(expect.objectContaining({ what: 'early', step: 1, model: 'gauss' }));

  test('with the next seed differs in its first losses', () =>
    expectOf(measuredOn(backend, { seed: experiment.seed + 1 }), () => atOnce));

  test('with other pictures differs in its first losses', () =>
    expectOf(measuredOn(backend, {}, [], others), () => atOnce));

  test('with another T from step 300 on differs at the evaluation after it', () =>
    expectOf(measuredOn(backend, {}, [{ step: 300, field: 'temperature', value: 0.2 }]), () =>
      different(expect.objectContaining({ what: 'evaluation', step: 500, term: 'L' })),
    ));
});
