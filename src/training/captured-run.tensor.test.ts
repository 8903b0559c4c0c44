/** Captured steps on WebGPU train what plain steps train, to the last bit, through everything that a run goes through; elsewhere nothing is captured. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Move } from '../experiment/experiment';
import { backends, useBackend } from '../gpu/test-backends';
import { tf } from '../gpu/tf';
import { modelIds } from '../models/registry';
import type { Beat } from './beat';
import { canCapture } from './captured-trainer';
import { createRun } from './run';
import type { Run } from './run-contract';
import { curveOf, drive, tiny, tinyExperiment } from './tiny-run';

const allMoves: readonly Move[] = [
  { step: 7, field: 'temperature', value: 0.6 },
  { step: 11, field: 'polynomialOrder', value: 7 },
  { step: 15, field: 'gridPoints', value: 33 },
  { step: 20, field: 'learningRate', value: 3e-3 },
  { step: 21, field: 'klWeight', value: 0.5 },
  { step: 30, field: 'categorical.on', value: false },
  { step: 40, field: 'categorical.on', value: true },
  { step: 41, field: 'temperature', value: null },
  { step: 60, field: 'polynomialOrder', value: 3 },
];

type Take = Parameters<typeof tinyExperiment>;

async function curves(
  captures: boolean,
  take: Take,
  moves: readonly Move[] = [],
  between: (run: Run, beat: Beat) => Promise<void> | void = () => undefined,
) {
  const run = await createRun({ experiment: tinyExperiment(...take), moves, dataset: tiny, captures });
  await drive(run, (beat) => between(run, beat));
  const of = modelIds
    .filter((id) => run.record().models[id])
    .map((id) => [id, curveOf(run, id), run.record().models[id]?.test]);
  run.dispose();
  return of;
}

describe.each(backends)('captured steps on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('there are none', () => expect(canCapture(tiny)).toBe(false));
    return;
  }

  test('200 steps of all models', async () => {
    const take: Take = [{}, { steps: 200 }];
    const captured = await curves(true, take);
    expect(captured).toHaveLength(3);
    expect(captured).toEqual(await curves(false, take));
  });

  test.each(['static', 'dynamic'] as const)('%s binarisation, three samples', async (binarise) => {
    const take: Take = [{ samples: 3 }, { steps: 40, binarise }];
    expect(await curves(true, take)).toEqual(await curves(false, take));
  });

  test('every live field moved on the way', async () => {
    const take: Take = [{}, { steps: 80 }];
    const captured = await curves(true, take, allMoves);
    expect(captured).toEqual(await curves(false, take, allMoves));
    expect(captured).not.toEqual(await curves(true, take));
  });

  test('probes between the steps change nothing, and see the weights of their step', async () => {
    const take: Take = [{}, { steps: 60 }];
    const seen: number[][][] = [[], []];
    const probing = (into: number[][]) => async (run: Run, beat: Beat) => {
      if (beat.kind !== 'step' || run.step !== 60) return;
      for (const id of modelIds) into.push([...(await run.reconstruct(id, [0, 3])).pixels]);
    };
    const often = async (run: Run) => void (await run.sample('cg-bpef', 5));
    expect(await curves(true, take, [], often)).toEqual(await curves(false, take));
    await curves(true, take, [], probing(seen[0]));
    await curves(false, take, [], probing(seen[1]));
    expect(seen[0]).toHaveLength(3);
    expect(seen[0]).toEqual(seen[1]);
  });

  test('a rewound run trains the same bits again', async () => {
    const take: Take = [{}, { steps: 40 }];
    const run = await createRun({ experiment: tinyExperiment(...take), moves: [], dataset: tiny });
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step >= 20) break;
    expect(await run.rewind()).toBe(0);
    await drive(run);
    expect(modelIds.map((id) => curveOf(run, id))).toEqual(
      (await curves(false, take)).map(([, curve]) => curve),
    );
    run.dispose();
  });

  test('rests where it is told to, several steps in a submit or not', async () => {
    const run = await createRun({ experiment: tinyExperiment({}, { steps: 200 }), moves: [], dataset: tiny });
    const steps: number[] = [];
    for await (const beat of run.train()) {
      if (beat.kind !== 'step') continue;
      steps.push(beat.step);
      if (run.step === 100) run.restAt(103);
      if (run.step === 103) break;
      run.restAt(run.step < 100 ? 100 : 103);
    }
    expect(steps).toContain(100);
    expect(steps.at(-1)).toBe(103);
    run.dispose();
  });

  test('nothing is left, and nothing is made in steady state', async () => {
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    await curves(true, [{}, { steps: 10 }]);
    const tensors = tf.memory().numTensors;
    const made: string[] = [];
    const { createBuffer, createBindGroup } = device;
    let steady = false;
    device.createBuffer = (descriptor) => {
      if (steady) made.push(`buffer of ${descriptor.size}`);
      return createBuffer.call(device, descriptor);
    };
    device.createBindGroup = (descriptor) => {
      if (steady) made.push('bind group');
      return createBindGroup.call(device, descriptor);
    };
    try {
      await curves(true, [{}, { steps: 90 }], [], (run) => void (steady = run.step >= 20 && run.step < 90));
    } finally {
      device.createBuffer = createBuffer;
      device.createBindGroup = createBindGroup;
    }
    expect(made).toEqual([]);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
