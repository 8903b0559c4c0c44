/** @jax-js/jax as a contender: gradients and Adam of a whole step under one jit, the state handed from step to step. */
import {
  blockUntilReady,
  defaultDevice,
  getWebGPUDevice,
  init,
  jit,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import { devDependencies } from '../../../../package.json';
import { BETA_1, BETA_2 } from '../../../math/adam';
import { settingsOf, pixelsOf, seed, type Cell } from '../cells';
import type { Contender } from '../contender';
import { pictures } from '../pictures';
import { lossOf, widthsOf } from './jax-losses';

// A type and no interface: the library's trees are made of types.
type State = {
  parameters: np.Array[];
  first: np.Array[];
  second: np.Array[];
  /** BETA_1^t and BETA_2^t. */
  powers: np.Array[];
  key: np.Array;
};

function layers(widths: readonly number[], key: np.Array): np.Array[] {
  const keys = [...random.split(key, widths.length - 1)];
  return widths.slice(1).flatMap((out, k) => {
    const limit = Math.sqrt(6 / (widths[k] + out));
    return [random.uniform(keys[k], [widths[k], out], { minval: -limit, maxval: limit }), np.zeros([out])];
  });
}

function initialState(cell: Cell): State {
  const { encoder, decoder } = widthsOf(cell);
  const [first, second, key] = random.split(random.key(seed), 3);
  const order = settingsOf(cell).polynomialOrder;
  const prior = order === undefined ? [] : [np.zeros([cell.latent, order])];
  const parameters = [...layers(encoder, first), ...layers(decoder, second), ...prior];
  const zeros = () => parameters.map((p) => np.zeros(p.shape));
  return { parameters, first: zeros(), second: zeros(), powers: [np.array(1), np.array(1)], key };
}

function stepOf(cell: Cell) {
  const gradients = valueAndGrad(lossOf(cell));
  const { learningRate } = settingsOf(cell);
  return jit((state: State, x: np.Array): [State, np.Array] => {
    const [key, noise] = random.split(state.key);
    const [loss, gradient] = gradients(tree.ref(state.parameters), x, noise);
    const [power1, power2] = [state.powers[0].mul(BETA_1), state.powers[1].mul(BETA_2)];
    const correction2 = np.sqrt(np.subtract(1, power2.ref));
    const rate = correction2.ref.mul(learningRate).div(np.subtract(1, power1.ref));
    const epsilon = correction2.mul(1e-8);
    const first = state.first.map((m, i) => m.mul(BETA_1).add(gradient[i].ref.mul(1 - BETA_1)));
    const second = state.second.map((v, i) => v.mul(BETA_2).add(np.square(gradient[i]).mul(1 - BETA_2)));
    const parameters = state.parameters.map((p, i) =>
      p.sub(first[i].ref.mul(rate.ref).div(np.sqrt(second[i].ref).add(epsilon.ref))),
    );
    rate.dispose();
    epsilon.dispose();
    return [{ parameters, first, second, powers: [power1, power2], key }, loss];
  });
}

export const jax: Contender = {
  async open({ backend, threads }) {
    const started = await init(backend);
    if (!started.includes(backend))
      throw new Error(`jax-js: expected ${backend}, got ${started.join(', ') || 'none'}`);
    defaultDevice(backend);
    const device = backend === 'webgpu' ? getWebGPUDevice().adapterInfo : null;
    const words = device ? [device.vendor, device.architecture, device.description] : [];
    return {
      plan: `jax-js-${devDependencies['@jax-js/jax']}`,
      device: words.filter(Boolean).join(' '),
      threads,
    };
  },

  async prepare(cell) {
    const step = stepOf(cell);
    const x = np.array(pictures(cell)).reshape([cell.batchSize, pixelsOf(cell)]);
    let state = initialState(cell);
    let last: np.Array | null = null;
    return {
      async step() {
        last?.dispose();
        [state, last] = step(state, x.ref);
        // The library submits nothing before something is waited for; a step later would be no faster and hold two steps' buffers.
        await blockUntilReady(last);
      },
      async settle() {
        if (!last) throw new Error('settle: expected a step before it, got none');
        await blockUntilReady(state.parameters);
        return (await last.ref.data())[0];
      },
    };
  },
};
