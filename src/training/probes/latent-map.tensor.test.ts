/** The latent map's means and pictures against the same network in plain doubles, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { denseForward } from '../../math/dense';
import { planeInputs } from '../../models/plane-inputs';
import { loadModel, modelIds } from '../../models/registry';
import { initialValues } from '../../nn/parameters';
import { defaultsWith } from '../defaults-with';
import { latentMap } from './latent-map';
import { createSubject } from './subject';
import { createNetwork, disposeNetwork, networkShapes } from '../network';
import { tinyDataset } from '../testing/tiny-dataset';

const PIXELS = 36;
const GRID = 4;
const PICTURES = [0, 1, 2, 3, 4, 5, 6];
const AROUND = 5;
const DIMENSIONS = [2, 0] as const;
/** Of the first validation picture: the map's pictures are counted from there. */
const FIRST = 3;

const tiny = tinyDataset({ validation: 8, training: 12, test: 4 });
const dataset = {
  ...tiny,
  labels: Uint8Array.from(tiny.labels, (_, i) => (3 * i) % 10),
  split: { ...tiny.split, validation: { first: FIRST, end: FIRST + 8 } },
};

describe.each(backends)('the latent map on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(modelIds)('of %s', async (id) => {
    const model = await loadModel(id);
    const settings = defaultsWith(id, {
      hidden: [9],
      latent: 3,
      gridPoints: 11,
      polynomialOrder: 3,
      categories: 4,
    });
    // Away from zero everywhere, priors and biases included, so that places and pictures differ.
    const values = new Map(
      [...initialValues(networkShapes(model.spec, settings, PIXELS), 5, id)].map(([name, v]) => [
        name,
        v.map((value, i) => value + 0.3 * Math.sin(3 * i + name.length)),
      ]),
    );
    const network = createNetwork(model, settings, PIXELS, values);
    const subject = createSubject({ network, dataset, seed: 5, binarise: 'none', temperature: 0.5 });
    const take = { index: AROUND, dimensions: DIMENSIONS, pictures: PICTURES.length, grid: GRID };
    const held = tf.memory().numTensors;
    const map = await latentMap.ask(subject, take);
    expect(tf.memory().numTensors).toBe(held);

    const layer = (name: string, x: ArrayLike<number>, activation: 'relu' | 'linear') =>
      denseForward({
        x,
        weights: values.get(`${name}/weights`)!,
        biases: values.get(`${name}/biases`)!,
        activation,
      });
    const through = (part: string, x: ArrayLike<number>) =>
      layer(`${part}/1`, layer(`${part}/0`, x, 'relu'), 'linear');
    const prior = Float32Array.from(
      model.spec.priorParameters(settings).flatMap(({ name }) => [...values.get(name)!]),
    );
    const posteriorOf = (index: number) => {
      const picture = FIRST + index;
      const x = Array.from(dataset.images.subarray(picture * PIXELS, (picture + 1) * PIXELS), (v) => v / 255);
      return { head: Float32Array.from(through('encoder', x)), prior };
    };
    const means = PICTURES.flatMap((picture) =>
      DIMENSIONS.map((j) => model.spec.position(posteriorOf(picture), j, settings)),
    );
    // A hidden layer of nine and a head: some tens of roundings of the largest number.
    expectClose(map.means, means, { roundings: 64 });
    expect([...map.labels]).toEqual(PICTURES.map((picture) => dataset.labels[FIRST + picture]));
    const plane = planeInputs(model.spec, posteriorOf(AROUND), DIMENSIONS, GRID, settings);
    expectClose(map.across, plane.across, { roundings: 64 });
    expectClose(map.up, plane.up, { roundings: 64 });
    const bytes = plane.inputs.flatMap((z) =>
      through('decoder', z).map((logit) => 255 / (1 + Math.exp(-logit))),
    );
    expect(map.grid).toMatchObject({ count: GRID * GRID, width: 6, height: 6 });
    // Half a byte for rounding to one, and a thousandth for float32 beside it.
    const worst = bytes.reduce((most, byte, i) => Math.max(most, Math.abs(byte - map.grid.pixels[i])), 0);
    expect(worst).toBeLessThan(0.501);
    // Pictures of different places differ by more than that.
    const first = bytes.slice(0, PIXELS);
    expect(Math.max(...first.map((byte, i) => Math.abs(byte - bytes.at(i - PIXELS)!)))).toBeGreaterThan(5);
    disposeNetwork(network);
  });
});
