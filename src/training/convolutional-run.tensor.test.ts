/** Runs of appendix E's nets on 32 x 32 pictures: steps by kernels beside composed ones, captured beside plain, probes of the shapes that panels ask for. Few pictures and steps: the nets are large for software. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Move } from '../experiment/experiment';
import { attachHeap, detachHeap } from '../gpu/heap/heap';
import { setComposedOnly } from '../gpu/kernels/define-kernel';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { convolutionalNet } from '../math/nets';
import { fillUniform, keyOf } from '../math/random';
import { usualModels } from '../experiment/most-on';
import { loadModel, modelIds, type ModelId } from '../models/registry';
import { createAdam, disposeAdam } from '../nn/adam';
import { initialValues } from '../nn/parameters';
import { canCapture, createCapturedTrainer } from './captured-trainer';
import { defaultsWith } from './defaults-with';
import { fewFilters } from './testing/few-filters';
import { createNetwork, disposeNetwork, shapesOf } from './network';
import { disposeNoise, stepNoise } from './noise';
import { createPlainTrainer } from './plain-trainer';
import { createRun, type RunTake } from './run';
import { trainStep } from './step';
import { curveOf, drive, tiny, tinyExperiment, tinyModels } from './testing/tiny-run';
import { tinySquares } from './testing/tiny-squares';

const pictures = tinySquares({ validation: 2, training: 5, test: 2 });
const experimentOf = (on: readonly ModelId[], steps: number) =>
  tinyExperiment({ net: 'convolutional', polynomialOrder: 3 }, { steps, batchSize: 2 }, on);

/** Every loss of a run to its end, evaluations and test included, by model. */
async function figuresOf(
  trainer: RunTake['trainer'],
  on: readonly ModelId[],
  steps: number,
  moves: readonly Move[] = [],
) {
  const experiment = experimentOf(on, steps);
  const run = await createRun({ experiment, moves, dataset: pictures, trainer });
  const { evaluations, figures } = await drive(run);
  const curves = on.map((id) => curveOf(run, id));
  run.dispose();
  return { curves, evaluations, figures };
}

/** term1 and term2 of ten steps of the small net. */
async function lossesOf(id: ModelId) {
  const model = await loadModel(id);
  const settings = defaultsWith(id, { latent: 3, gridPoints: 11, samples: 2 });
  const ends = { pixels: 64, head: model.spec.headSize(settings), input: model.spec.decoderInput(settings) };
  const net = convolutionalNet(fewFilters, ends);
  const values = initialValues(shapesOf(model.spec, settings, net), 5, id);
  const network = createNetwork(model, settings, 64, values, net);
  const adam = createAdam(network.parameters);
  const x = tf.tensor2d(fillUniform(new Float32Array(6 * 64), keyOf(1, 'x'), 0), [6, 64]);
  const losses = Array.from({ length: 10 }, (_, step) => {
    const noise = stepNoise(model, settings, 11, step, 6);
    const of = trainStep({ network, adam, x, noise, temperature: 0.7 });
    disposeNoise(noise);
    return of;
  });
  const read = await Promise.all(losses.map((loss) => loss.data()));
  tf.dispose([losses, x]);
  disposeNetwork(network);
  disposeAdam(adam);
  return read.flatMap((each) => [...each]);
}

describe.each(backends)('a run of convolutional nets on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterEach(() => setComposedOnly(false));

  test('learns, takes a new M on the way, and answers every probe', async () => {
    const id = 'cg-bpef';
    const moves = [{ step: 2, field: 'polynomialOrder', value: 5 }];
    const run = await createRun({ experiment: experimentOf([id], 4), moves, dataset: pictures });
    await drive(run);
    const { term2 } = curveOf(run, id);
    // 1,024 pixels at log 2 each, less what four steps teach.
    expect(Math.abs(term2[0] - 1024 * Math.LN2)).toBeLessThan(20);
    expect(term2[3]).toBeLessThan(term2[0]);
    const { pixels, width, height } = await run.probe('reconstruct', { model: id, indices: [0, 1] });
    expect([pixels.length, width, height]).toEqual([2 * 1024, 32, 32]);
    expect((await run.probe('sample', { model: id, count: 2 })).count).toBe(2);
    expect((await run.probe('traverse', { model: id, index: 1, dimension: 0, count: 2 })).count).toBe(2);
    const plane = { model: id, index: 0, dimensions: [0, 1], pictures: 2, grid: 2 } as const;
    expect((await run.probe('latentMap', plane)).grid.count).toBe(4);
    expect((await run.parameterFile(id))?.length).toBeGreaterThan(4 * 5 * 5 * 64 * 128);
    run.dispose();
  });

  test('refuses pictures of another size before it starts, with the way out', async () => {
    await expect(
      createRun({ experiment: experimentOf(tinyModels, 1), moves: [], dataset: tiny }),
    ).rejects.toThrow(
      'convolutional net: expected pictures of 32 x 32 pixels, got 36 pixels; take the dense net',
    );
  });

  // One step of every model is compared by training/check-steps; these are the nets' ten.
  test.each(usualModels)('%s: ten steps are those of composed operations; no tensor is left', async (id) => {
    const own = await lossesOf(id);
    const before = tf.memory().numTensors;
    setComposedOnly(true);
    if (backend === 'wasm') detachHeap();
    const composed = await lossesOf(id);
    if (backend === 'wasm') attachHeap();
    const worst = Math.max(...own.map((v, i) => Math.abs(v - composed[i]) / Math.max(1, composed[i])));
    // Both round at every operation, in another order.
    expect(worst).toBeLessThan(1e-5);
    expect(own.at(-1)).toBeLessThan(own[1]);
    expect(tf.memory().numTensors).toBe(before);
  });

  if (backend !== 'webgpu') return;

  test.each(modelIds)('%s: captured steps are plain steps, bit for bit; no tensor is left', async (id) => {
    expect(canCapture(pictures)).toBe(true);
    const replayed = await figuresOf(createCapturedTrainer, [id], 3);
    const before = tf.memory().numTensors;
    expect(await figuresOf(createPlainTrainer, [id], 3)).toEqual(replayed);
    expect(tf.memory().numTensors).toBe(before);
  });
});
