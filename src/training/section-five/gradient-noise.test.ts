/** Taylor's term2 and its gradient against plain doubles, and the spread of gradients against sums of their own. */
import { beforeAll, expect, test } from 'vitest';
import { fillPixels } from '../../data/pixels';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import { decoderMetric, logitsAt, type NumberLayer } from '../../math/section-five/decoder-metric';
import { evaluationPictures } from '../evaluate';
import { testPictures } from '../audit/subject';
import { tiny } from '../testing/tiny-run';
import { finished, tinySubject } from '../testing/tiny-subject';
import { gradientNoise } from './gradient-noise';
import { numberLayers } from './number-layers';
import { taylorAt, taylorTerm2 } from './taylor-term';

beforeAll(() => useBackend('wasm'));

const means = [
  [0.3, -0.2, 1],
  [0.5, 0.4, -1.2],
];
const deviations = [
  [0.3, 0.5, 0.2],
  [0.7, 0.1, 0.4],
];

/** Both pictures' Taylor's term2 together, with a weight of the decoder's layer `k` moved. */
function plainOf(layers: readonly NumberLayer[], places: readonly number[]) {
  return (k: number, at: number, by: number): number => {
    const moved = layers.map((layer, i) => {
      const weights = Float64Array.from(layer.weights);
      if (i === k) weights[at] += by;
      return { ...layer, weights };
    });
    return means.reduce((sum, z, i) => {
      const x = fillPixels(new Float32Array(36), tiny, [places[i]], 'none', 0, 0);
      const metric = decoderMetric(moved, z);
      const trace = deviations[i].reduce((all, value, j) => all + value ** 2 * metric[j][j], 0);
      return sum + bernoulliNegativeLogLikelihood(logitsAt(moved, z), x) + trace / 2;
    }, 0);
  };
}

test("Taylor's term2 and its gradient in the decoder's weights are those of plain doubles", async () => {
  const subject = await tinySubject('gauss');
  const { network } = subject;
  const places = testPictures(subject, 2);
  const layers = await numberLayers(network);
  const plain = plainOf(layers, places);
  const x = evaluationPictures(tiny, places, 'none');
  const names = layers.map((_, k) => `decoder/${k}/weights`);
  const { value, grads } = tf.engine().gradients(
    () => tf.sum(taylorAt(network, tf.tensor2d(means), tf.tensor2d(deviations), x)),
    names.map((name) => network.parameters.variables.get(name)!),
  );
  const numbers = await Promise.all(grads.map((one) => one.data()));
  expect((await value.data())[0]).toBeCloseTo(plain(0, 0, 0), 3);
  const step = 1e-5;
  layers.forEach((_, k) => {
    for (const at of [0, 5, 11, 17]) {
      const slope = (plain(k, at, step) - plain(k, at, -step)) / (2 * step);
      expect(numbers[k][at]).toBeCloseTo(slope, 3);
    }
  });
  tf.dispose([x, value, grads]);
});

test('the network is not changed, no tensors stay, and the same is found each time', async () => {
  const subject = await tinySubject('gauss');
  const take = { subject, batches: 3, batchSize: 20, draws: 4 };
  const before = tf.memory().numTensors;
  const found = await finished(gradientNoise(take));
  expect(tf.memory().numTensors).toBe(before);
  expect(await finished(gradientNoise(take))).toEqual(found);
  const work = gradientNoise(take);
  for (let i = 0; i < 6; i++) await work.next();
  await work.return(undefined as never);
  expect(tf.memory().numTensors).toBe(before);
});

test("without deviation one draw has no noise and Taylor's term no error; with it the noise grows by its square", async () => {
  const spreadAt = async (logVariance: number) => {
    const subject = await tinySubject('gauss');
    const { variables } = subject.network.parameters;
    const last = [...variables.keys()].filter((name) => name.startsWith('encoder/')).slice(-2);
    for (const name of last) {
      const variable = variables.get(name)!;
      const numbers = await variable.array();
      const still = (row: number[]) => row.map((value, j) => (j < 3 ? value : 0));
      const next = name.endsWith('biases')
        ? (numbers as number[]).map((value, j) => (j < 3 ? value : logVariance))
        : (numbers as number[][]).map(still);
      const tensor = tf.tensor(next as number[]);
      variable.assign(tensor);
      tensor.dispose();
    }
    return finished(gradientNoise({ subject, batches: 2, batchSize: 50, draws: 16 }));
  };
  const [none, small, larger] = [await spreadAt(-60), await spreadAt(-8), await spreadAt(-6)];
  for (const part of ['encoder', 'decoder'] as const) {
    // The variance is a difference of squared lengths in float32.
    expect(none[part].oneDraw).toBeLessThan(1e-6 * none[part].gradient);
    expect(none[part].taylor).toBeLessThan(1e-6 * none[part].gradient);
    expect(none[part].pictures).toBeGreaterThan(0.001 * none[part].gradient);
  }
  const ratio = larger.decoder.oneDraw / small.decoder.oneDraw;
  expect(ratio).toBeGreaterThan(0.7 * Math.exp(2));
  expect(ratio).toBeLessThan(1.4 * Math.exp(2));
  expect(larger.decoder.taylor).toBeLessThan(larger.decoder.oneDraw);
});

test("Taylor's term2 of a picture is at its own posterior", async () => {
  const subject = await tinySubject('gauss');
  const { network } = subject;
  const x = evaluationPictures(tiny, testPictures(subject, 2), 'none');
  const [own, both] = tf.tidy(() => {
    const one = tf.slice2d(x, [1, 0], [1, -1]);
    return [taylorTerm2(network, one), taylorTerm2(network, x)];
  });
  expect((await own.data())[0]).toBeCloseTo((await both.data())[1], 3);
  tf.dispose([x, own, both]);
});
