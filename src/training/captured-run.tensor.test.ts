/** Captured steps on WebGPU train what plain steps train, to the last bit, through everything that a run goes through; elsewhere nothing is captured. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Move } from '../experiment/experiment';
import type { TestFigures } from '../experiment/measurements';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import type { Beat } from './beat';
import { canCapture, createCapturedTrainer } from './captured-trainer';
import { createPlainTrainer } from './plain-trainer';
import { createRun } from './run';
import type { Run } from './run-contract';
import { askAll } from './testing/every-probe';
import { askPreviews, previewLists } from './testing/previews';
import { curveOf, drive, tiny, tinyExperiment, tinyModels } from './testing/tiny-run';
import type { TrainerTake } from './trainer';

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

/** One to seven steps in a submit, as it comes: what a measurement on any device might say. */
function captured(take: TrainerTake) {
  let turn = 0;
  const steps = () => 1 + ((3 * turn++) % 7);
  return createCapturedTrainer(take, { steps, room: async () => undefined, submitted: () => undefined });
}

async function curves(
  trainer: typeof captured,
  take: Take,
  moves: readonly Move[] = [],
  between: (run: Run, beat: Beat) => Promise<void> | void = () => undefined,
) {
  const run = await createRun({ experiment: tinyExperiment(...take), moves, dataset: tiny, trainer });
  await drive(run, (beat) => between(run, beat));
  const of = tinyModels
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
    const replayed = await curves(captured, take);
    expect(replayed).toHaveLength(tinyModels.length);
    expect(replayed).toEqual(await curves(createPlainTrainer, take));
  });

  test.each(['static', 'dynamic'] as const)('%s binarisation, three samples', async (binarise) => {
    const take: Take = [{ samples: 3 }, { steps: 40, binarise }];
    expect(await curves(captured, take)).toEqual(await curves(createPlainTrainer, take));
  });

  test('the exact sampler, which no T moves, and shrunk noise', async () => {
    const take: Take = [{ sampler: 'inverse-cdf', noiseScale: 0.7 }, { steps: 40 }, ['gauss', 'cg-bpef']];
    const replayed = await curves(captured, take);
    expect(replayed).toEqual(await curves(createPlainTrainer, take));
    expect(replayed.map(([id, , figures]) => [id, (figures as TestFigures).temperature])).toEqual([
      ['gauss', null],
      ['cg-bpef', null],
    ]);
    expect(await curves(captured, take, [{ step: 3, field: 'temperature', value: 0.1 }])).toEqual(replayed);
    expect(replayed).not.toEqual(await curves(captured, [{}, { steps: 40 }, ['gauss', 'cg-bpef']]));
  });

  test('centroid priors, which are written between the steps', async () => {
    const take: Take = [{ prior: 'centroid' }, { steps: 260 }];
    const replayed = await curves(captured, take);
    expect(replayed).toEqual(await curves(createPlainTrainer, take));
    expect(replayed).not.toEqual(await curves(captured, [{ prior: 'fixed' }, { steps: 260 }]));
  });

  test.each(['reverse', 'renyi'] as const)(
    'learned priors and another divergence: %s',
    async (divergence) => {
      const take: Take = [{ prior: 'learned', divergence }, { steps: 60 }];
      expect(await curves(captured, take)).toEqual(await curves(createPlainTrainer, take));
    },
  );

  test('every live field moved on the way', async () => {
    const take: Take = [{}, { steps: 80 }];
    const replayed = await curves(captured, take, allMoves);
    expect(replayed).toEqual(await curves(createPlainTrainer, take, allMoves));
    expect(replayed).not.toEqual(await curves(captured, take));
  });

  test('probes between the steps change nothing, and see the weights of their step', async () => {
    const take: Take = [{}, { steps: 60 }];
    const seen: number[][][] = [[], []];
    const probing = (into: number[][]) => async (run: Run, beat: Beat) => {
      if (beat.kind !== 'step' || run.step !== 60) return;
      for (const id of tinyModels)
        into.push([...(await run.probe('reconstruct', { model: id, indices: [0, 3] })).pixels]);
    };
    const often = async (run: Run) => void (await run.probe('sample', { model: 'cg-bpef', count: 5 }));
    expect(await curves(captured, take, [], often)).toEqual(await curves(createPlainTrainer, take));
    await curves(captured, take, [], probing(seen[0]));
    await curves(createPlainTrainer, take, [], probing(seen[1]));
    expect(seen[0]).toHaveLength(tinyModels.length);
    expect(seen[0]).toEqual(seen[1]);
  });

  test('previews between 200 steps change nothing, whatever they move, and leave no tensor', async () => {
    const take: Take = [{}, { steps: 200 }];
    const quiet = await curves(captured, take);
    const tensors = tf.memory().numTensors;
    const asking = async (run: Run, { kind }: Beat) => {
      if (kind === 'step') await askPreviews(run);
    };
    expect(await curves(captured, take, [], asking)).toEqual(quiet);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('a preview is what a captured run that takes the moves answers before it trains', async () => {
    const [id, steps] = ['cg-bpef', 40] as const;
    const asked: unknown[][] = [];
    const at = (take: boolean) => async (run: Run, beat: Beat) => {
      if (beat.kind !== 'step' || run.step !== steps) return;
      const [ifMoved] = previewLists(4).slice(-1);
      if (take) for (const { field, value } of ifMoved) run.move(field, value);
      const answers = await askAll(run.probe, { model: id, ifMoved: take ? [] : ifMoved });
      expect(answers.posterior.preview).toBe(!take);
      asked.push(Object.values(answers).map((answer) => ({ ...answer, preview: null, notices: null })));
    };
    await curves(captured, [{}, { steps }, [id]], [], at(false));
    await curves(captured, [{}, { steps }, [id]], [], at(true));
    expect(asked).toHaveLength(2);
    expect(asked[0]).toEqual(asked[1]);
  });

  test('a rewound run trains the same bits again', async () => {
    const take: Take = [{}, { steps: 40 }];
    const run = await createRun({
      experiment: tinyExperiment(...take),
      moves: [],
      dataset: tiny,
      trainer: captured,
    });
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step >= 20) break;
    expect(await run.rewind()).toBe(0);
    await drive(run);
    expect(tinyModels.map((id) => curveOf(run, id))).toEqual(
      (await curves(createPlainTrainer, take)).map(([, curve]) => curve),
    );
    run.dispose();
  });

  test('rests where it is told to, several steps in a submit or not', async () => {
    const experiment = tinyExperiment({}, { steps: 200 });
    const run = await createRun({ experiment, moves: [], dataset: tiny, trainer: captured });
    const steps: number[] = [];
    run.restAt(100);
    for await (const beat of run.train()) {
      if (beat.kind !== 'step') continue;
      steps.push(beat.step);
      if (beat.step === 100) run.restAt(103);
      if (beat.step === 103) break;
    }
    expect(steps).toContain(100);
    expect(steps.at(-1)).toBe(103);
    // Else nothing was put together, and there was nothing to rest at.
    expect(steps.length).toBeLessThan(100);
    run.dispose();
  });

  test('what CG-BPEF holds does not grow with R', async () => {
    const held = async (gridPoints: number) => {
      let most = 0;
      const look = () => {
        most = Math.max(most, (tf.memory() as unknown as { numBytesInGPU: number }).numBytesInGPU);
      };
      await curves(captured, [{ gridPoints, samples: 4 }, { steps: 4 }, ['cg-bpef']], [], look);
      return most;
    };
    expect(await held(501)).toBe(await held(21));
  });

  test('nothing is left, and nothing is made in steady state', async () => {
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    await curves(captured, [{}, { steps: 10 }]);
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
      await curves(
        captured,
        [{}, { steps: 90 }],
        [],
        (run) => void (steady = run.step >= 20 && run.step < 90),
      );
    } finally {
      device.createBuffer = createBuffer;
      device.createBindGroup = createBindGroup;
    }
    expect(made).toEqual([]);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
