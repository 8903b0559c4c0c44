/** Layers one after the other, and the backward pass through all, against plain doubles, on every backend. */
import { describe, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Variable } from '../gpu/tf';
import { denseForward, denseGradient, type Activation } from '../math/dense';
import { denseLayers } from '../math/nets';
import { fillUniform, keyOf } from '../math/random';
import { forwardLayers, layerShapes } from './multilayer';
import { createParameters, disposeParameters, parameter } from './parameters';

const N = 9;
const WIDTHS = [14, 12, 7, 5];
const NET = denseLayers(WIDTHS);
const LAYERS = NET.length;
const draw = (name: string, count: number) =>
  fillUniform(new Float32Array(count), keyOf(3, name), 0).map((u) => 2 * u - 1);
const x = draw('x', N * WIDTHS[0]);
const dy = draw('dy', N * WIDTHS[LAYERS]);

describe.each(['encoder', 'decoder'])('%s', (part) => {
  const shapes = layerShapes(part, NET);
  const values = new Map(
    shapes.map(({ name, shape }) => [
      name,
      draw(
        name,
        shape.reduce((product, n) => product * n, 1),
      ),
    ]),
  );

  /** Forward and backward in doubles, layer by layer. */
  function reference() {
    const layers = Array.from({ length: LAYERS }, (_, k) => ({
      weights: values.get(`${part}/${k}/weights`)!,
      biases: values.get(`${part}/${k}/biases`)!,
      activation: (k < LAYERS - 1 ? 'relu' : 'linear') as Activation,
    }));
    const inputs: ArrayLike<number>[] = [x];
    for (const layer of layers) inputs.push(denseForward({ x: inputs.at(-1)!, ...layer }));
    const gradients = new Map<string, number[]>();
    let d: ArrayLike<number> = dy;
    for (let k = LAYERS - 1; k >= 0; k--) {
      const { x: dx, weights, biases } = denseGradient({ x: inputs[k], ...layers[k] }, inputs[k + 1], d);
      gradients.set(`${part}/${k}/weights`, weights).set(`${part}/${k}/biases`, biases);
      d = dx;
    }
    return { y: inputs[LAYERS], dx: d, gradients };
  }

  test.each(backends)('value and gradients on %s', async (backend) => {
    await useBackend(backend);
    const expected = reference();
    const parameters = createParameters(shapes, values);
    const names = shapes.map(({ name }) => name);
    const variables = names.map((name) => parameter(parameters, name));
    const input = tf.tensor2d(x, [N, WIDTHS[0]]);
    // The encoder's pictures have no gradient.
    const by = part === 'encoder' ? variables : [input, ...variables];
    const { value, grads } = tf
      .engine()
      .gradients(
        () => forwardLayers(parameters, part, NET, input),
        by as Variable[],
        tf.tensor2d(dy, [N, 5]),
      );
    const close = { roundings: 64, scale: 4 };
    expectClose(await value.data(), expected.y, close);
    const own = part === 'encoder' ? grads : grads.slice(1);
    for (const [i, name] of names.entries())
      expectClose(await own[i].data(), expected.gradients.get(name)!, close);
    if (part === 'decoder') expectClose(await grads[0].data(), expected.dx, close);
    disposeParameters(parameters);
    tf.dispose([input, value, ...grads]);
  });
});
