/** The models' losses in @jax-js/jax, with noise of its own. An array is used up by whoever takes it, hence every `.ref`. */
import { nn, numpy as np, random } from '@jax-js/jax';
import { features, gridPoints } from '../../../math/polynomial-family';
import { specOf } from '../../../models/registry';
import { pixelsOf, settingsOf, temperature, type Cell } from '../cells';
import { peerFamily } from './peer-models';

/** Mean term1, a scalar, and decoder inputs [n, L, decoderInput]; uses up its arguments. */
type Family = (
  head: np.Array,
  prior: np.Array | null,
  key: np.Array,
) => { readonly term1: np.Array; readonly z: np.Array };

const gauss =
  ({ batchSize, samples, latent }: Cell): Family =>
  (head, _prior, key) => {
    const [mean, logVariance] = np.split(head, 2, 1);
    const inside = np.exp(logVariance.ref).add(np.square(mean.ref)).sub(logVariance.ref).sub(1);
    const sigma = np.exp(logVariance.mul(0.5)).reshape([batchSize, 1, latent]);
    const noise = random.normal(key, [batchSize, samples, latent]);
    return {
      term1: inside.sum().mul(0.5 / batchSize),
      z: sigma.mul(noise).add(mean.reshape([batchSize, 1, latent])),
    };
  };

/**
 * Standard Gumbel noise. The library's own is infinite where its uniform number is 0, which at the size of CG-BPEF is met every
 * few dozen steps and makes the loss NaN; so the uniform numbers are those of the stock step.
 */
function gumbel(key: np.Array, shape: number[]): np.Array {
  const u = random.uniform(key, shape, { minval: 1e-6, maxval: 1 - 1e-6 });
  return np.negative(np.log(np.negative(np.log(u))));
}

/** Relaxed draws [n, L, d, categories] of logits [n, d, categories]. */
function relaxed(logits: np.Array, key: np.Array, { batchSize, samples, latent }: Cell, categories: number) {
  const noise = gumbel(key, [batchSize, samples, latent, categories]);
  const above = logits.reshape([batchSize, 1, latent, categories]).add(noise);
  return nn.softmax(above.mul(1 / temperature), -1);
}

const categorical = (cell: Cell): Family => {
  const { batchSize, samples, latent } = cell;
  const categories = settingsOf(cell).categories ?? 0;
  return (head, _prior, key) => {
    const logits = head.reshape([batchSize, latent, categories]);
    const logQ = nn.logSoftmax(logits.ref, -1);
    const term1 = np
      .exp(logQ.ref)
      .mul(logQ.add(Math.log(categories)))
      .sum();
    const z = relaxed(logits, key, cell, categories).reshape([batchSize, samples, latent * categories]);
    return { term1: term1.mul(1 / batchSize), z };
  };
};

const cgBpef = (cell: Cell): Family => {
  const { batchSize, latent, gridPoints: points } = cell;
  const order = settingsOf(cell).polynomialOrder ?? 0;
  const grid = gridPoints(points);
  const table = () => np.array(features(order, grid));
  return (head, prior, key) => {
    if (!prior) throw new Error('CG-BPEF: expected a prior, got none');
    const beta = np
      .dot(head.reshape([batchSize * latent, order]), table())
      .reshape([batchSize, latent, points]);
    const logP = nn.logSoftmax(np.dot(prior, table()), -1);
    const logQ = nn.logSoftmax(beta.ref, -1);
    const term1 = np.exp(logQ.ref).mul(logQ.sub(logP)).sum();
    const z = relaxed(beta, key, cell, points).mul(np.array(grid)).sum(-1);
    return { term1: term1.mul(1 / batchSize), z };
  };
};

const families = { gauss, categorical, 'cg-bpef': cgBpef };

/** Weights and biases in turn, layer by layer. */
function forward(layers: readonly np.Array[], input: np.Array): np.Array {
  let h = input;
  for (let k = 0; k < layers.length; k += 2) {
    h = np.dot(h, layers[k]).add(layers[k + 1]);
    if (k + 2 < layers.length) h = nn.relu(h);
  }
  return h;
}

/** Widths of encoder and decoder. */
export function widthsOf(cell: Cell): { readonly encoder: number[]; readonly decoder: number[] } {
  const settings = settingsOf(cell);
  const spec = specOf(cell.model);
  const pixels = pixelsOf(cell);
  return {
    encoder: [pixels, ...settings.hidden, spec.headSize(settings)],
    decoder: [spec.decoderInput(settings), ...settings.hidden.toReversed(), pixels],
  };
}

/** L of parameters [encoder..., decoder..., prior?] on pictures x [n, pixels]. */
export function lossOf(cell: Cell): (parameters: np.Array[], x: np.Array, key: np.Array) => np.Array {
  const { batchSize, samples } = cell;
  const pixels = pixelsOf(cell);
  const { encoder, decoder } = widthsOf(cell);
  const family = peerFamily('jax-js', families, cell.model)(cell);
  const [first, second] = [2 * (encoder.length - 1), 2 * (encoder.length + decoder.length - 2)];
  return (parameters, x, key) => {
    const head = forward(parameters.slice(0, first), x.ref);
    const { term1, z } = family(head, parameters[second] ?? null, key);
    const rows = z.reshape([batchSize * samples, decoder[0]]);
    const logits = forward(parameters.slice(first, second), rows).reshape([batchSize, samples, pixels]);
    const entropy = nn
      .relu(logits.ref)
      .add(np.log1p(np.exp(np.negative(np.absolute(logits.ref)))))
      .sub(x.reshape([batchSize, 1, pixels]).mul(logits));
    return term1.add(entropy.sum().mul(1 / (batchSize * samples)));
  };
}
