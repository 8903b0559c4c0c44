/** Whole runs on every backend: weights that a step writes in place are the ones that evaluations, snapshots, resizing and rewinding see. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setComposedOnly } from '../gpu/kernels/define-kernel';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { curveOf, drive, tinyExperiment, tinyRun } from './testing/tiny-run';

const moves = [
  { step: 6, field: 'polynomialOrder', value: 3 },
  { step: 12, field: 'gridPoints', value: 31 },
  { step: 18, field: 'polynomialOrder', value: 6 },
];

/** Every figure of a run of CG-BPEF whose M and R move, evaluations and test included. */
async function figures(): Promise<number[]> {
  const run = await tinyRun(tinyExperiment({ samples: 2 }, { steps: 24 }, ['cg-bpef']), moves);
  const { evaluations, figures } = await drive(run);
  const { term1, term2 } = curveOf(run, 'cg-bpef');
  run.dispose();
  const assessed = evaluations.flatMap(({ training, validation }) => [
    training.term1,
    training.term2,
    validation.term1,
    validation.term2,
  ]);
  return [...term1, ...term2, ...assessed, ...figures.flatMap(({ term1, term2 }) => [term1, term2])];
}

describe.each(backends)('a run on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterEach(() => setComposedOnly(false));

  test('with live changes of M and R is that of composed operations, and the same bits twice', async () => {
    const fused = await figures();
    // The pictures stay on the device from the first run on.
    const tensors = tf.memory().numTensors;
    expect(await figures()).toEqual(fused);
    setComposedOnly(true);
    const composed = await figures();
    expect(fused.length).toBe(composed.length);
    // As in fused-step.tensor.test.ts: both round, in another order.
    fused.forEach((value, i) =>
      expect(Math.abs(value - composed[i])).toBeLessThan(2e-5 * Math.max(1, composed[i])),
    );
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('rewound to its checkpoint goes on to the bits of the run that did not stop', async () => {
    const experiment = tinyExperiment({}, { steps: 506 }, ['gauss']);
    const straight = await tinyRun(experiment);
    await drive(straight);
    const rewound = await tinyRun(experiment);
    rewound.restAt(504);
    for await (const beat of rewound.train()) if (beat.kind === 'step' && beat.step === 504) break;
    expect(await rewound.rewind()).toBe(500);
    await drive(rewound);
    expect(curveOf(rewound, 'gauss')).toEqual(curveOf(straight, 'gauss'));
    straight.dispose();
    rewound.dispose();
  });
});
