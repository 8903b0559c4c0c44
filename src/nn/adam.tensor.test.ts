/** Adam against the two lines of its paper in doubles, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { applyAdam, createAdam, disposeAdam } from './adam';
import { createParameters, disposeParameters, parameter } from './parameters';

const start = [1, -2, 0.5, 3];
/** Of very different sizes: Adam's step must not depend on it. */
const gradients = [
  [1e-4, 5, -0.3, 0],
  [2e-4, -7, -0.2, 0],
  [-1e-4, 6, -0.1, 1e-3],
];

/** As published: bias-corrected moments, epsilon added to the root. */
function reference(rate: number): number[] {
  const w = [...start];
  const m = w.map(() => 0);
  const v = w.map(() => 0);
  gradients.forEach((g, i) => {
    const t = i + 1;
    for (let k = 0; k < w.length; k++) {
      m[k] = 0.9 * m[k] + 0.1 * g[k];
      v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2;
      const corrected = m[k] / (1 - 0.9 ** t) / (Math.sqrt(v[k] / (1 - 0.999 ** t)) + 1e-8);
      w[k] -= rate * corrected;
    }
  });
  return w;
}

describe.each(backends)('Adam on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('three updates', async () => {
    const parameters = createParameters(
      [{ name: 'w', shape: [4], initial: 'zero' }],
      new Map([['w', Float32Array.from(start)]]),
    );
    const adam = createAdam(parameters);
    for (const g of gradients) tf.tidy(() => applyAdam(adam, parameters, { w: tf.tensor1d(g) }, 0.1));
    expectClose(await parameter(parameters, 'w').data(), reference(0.1), { roundings: 16 });
    disposeAdam(adam);
    disposeParameters(parameters);
  });
});
