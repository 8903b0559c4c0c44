/** Taylor's term2 and its gradient against plain doubles, and the spread of gradients against sums of their own. */
import { beforeAll, expect, test } from 'vitest';
import { fillPixels } from '../../data/pixels';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import { decoderMetric, logitsAt, type NumberLayer } from '../../math/section-five/decoder-metric';
import { evaluationPictures } from '../evaluate';
import { samplesNoise } from '../noise';
import { gradients } from '../step';
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

test('variances are those of gradients read one by one, in plain doubles', async () => {
  const subject = await tinySubject('gauss');
  const { network, seed } = subject;
  const [batches, batchSize, draws] = [3, 20, 4];
  const found = await finished(gradientNoise({ subject, batches, batchSize, draws }));
  const weights = tf.tensor1d([0, 1]);
  /** Of the decoder's parameters, one after the other. */
  const flat = async (x: Tensor2D, noise: Tensor) => {
    const { losses, byName } = gradients({ network, x, noise, temperature: 1, weights });
    const own = Object.entries(byName).filter(([name]) => name.startsWith('decoder/'));
    const numbers = await Promise.all(own.map(async ([, one]) => [...(await one.data())]));
    tf.dispose([losses, byName]);
    return numbers.flat();
  };
  const mean = (rows: readonly number[][]) =>
    rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i] / rows.length, 0));
  const variance = (rows: readonly number[][]) => {
    const centre = mean(rows);
    const squares = rows.flatMap((row) => row.map((value, i) => (value - centre[i]) ** 2));
    return squares.reduce((sum, value) => sum + value, 0) / (rows.length - 1);
  };
  const byBatch: number[][][] = [];
  for (let batch = 0; batch < batches; batch++) {
    const places = Array.from({ length: batchSize }, (_, i) => tiny.split.training.first + 20 * batch + i);
    const x = evaluationPictures(tiny, places, 'none');
    const noise = samplesNoise(network.model, network.settings, seed, 'section-five/gradient', places, draws);
    const rows: number[][] = [];
    for (let draw = 0; draw < draws; draw++) {
      const one = tf.slice(noise, [0, draw, 0], [-1, 1, -1]);
      rows.push(await flat(x, one));
      one.dispose();
    }
    tf.dispose([x, noise]);
    byBatch.push(rows);
  }
  weights.dispose();
  const oneDraw = byBatch.reduce((sum, rows) => sum + variance(rows) / batches, 0);
  const between = variance(byBatch.map(mean));
  const whole = mean(byBatch.map(mean)).reduce((sum, value) => sum + value ** 2, 0);
  const { decoder } = found;
  expect(decoder.oneDraw / oneDraw).toBeCloseTo(1, 4);
  expect(decoder.pictures / (between - oneDraw / draws)).toBeCloseTo(1, 4);
  expect(decoder.gradient / (whole - between / batches)).toBeCloseTo(1, 4);
});

test('without deviation one draw has no noise, and the expansion no error', async () => {
  const subject = await tinySubject('gauss');
  const { variables } = subject.network.parameters;
  const [weights, biases] = [...variables.keys()].filter((name) => name.startsWith('encoder/')).slice(-2);
  const still = (value: number, j: number, to: number) => (j < 3 ? value : to);
  const put = (name: string, numbers: number[] | number[][]) => {
    const tensor = tf.tensor(numbers as number[]);
    variables.get(name)!.assign(tensor);
    tensor.dispose();
  };
  const rows = (await variables.get(weights)!.array()) as number[][];
  put(
    weights,
    rows.map((row) => row.map((value, j) => still(value, j, 0))),
  );
  put(
    biases,
    ((await variables.get(biases)!.array()) as number[]).map((value, j) => still(value, j, -60)),
  );
  const found = await finished(gradientNoise({ subject, batches: 2, batchSize: 50, draws: 4 }));
  for (const { gradient, oneDraw, taylor, pictures } of [found.encoder, found.decoder]) {
    // The variance is a difference of squared lengths in float32.
    expect(oneDraw).toBeLessThan(1e-6 * gradient);
    expect(taylor).toBeLessThan(1e-6 * gradient);
    expect(pictures).toBeGreaterThan(0.001 * gradient);
  }
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
