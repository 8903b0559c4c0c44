/** The same training step as anyone would first write it with stock tfjs operations, autodiff and tf.train.adam: only the benchmark's yardstick. */
import { tf, type Scalar, type Tensor, type Tensor2D, type Variable } from '../../../gpu/tf';
import { features, gridPoints } from '../../../math/polynomial-family';
import type { CommonSettings } from '../../../models/contract';
import { specOf, type ModelId } from '../../../models/registry';
import { peerFamily } from './peer-models';
import { stockNet } from './stock-nets';

interface Family {
  /** Mean term1, a scalar, and decoder inputs [n L, ...]. */
  (head: Tensor2D, samples: number): { readonly term1: Tensor; readonly z: Tensor2D };
}

const uniform = (shape: number[]) => tf.randomUniform(shape, 1e-6, 1 - 1e-6);
const gumbel = (shape: number[]) => tf.neg(tf.log(tf.neg(tf.log(uniform(shape)))));

function gauss(latent: number): Family {
  return (head, samples) => {
    const [mean, logVariance] = tf.split(head, 2, 1);
    const term1 = tf.mul(
      tf.sum(tf.sub(tf.add(tf.exp(logVariance), tf.square(mean)), tf.add(logVariance, 1))),
      0.5,
    );
    const noise = tf.randomNormal([head.shape[0], samples, latent]);
    const sigma = tf.exp(tf.mul(logVariance, 0.5));
    const z = tf.add(tf.expandDims(mean, 1), tf.mul(tf.expandDims(sigma, 1), noise));
    return { term1: tf.div(term1, head.shape[0]), z: tf.reshape(z, [-1, latent]) };
  };
}

function categorical(latent: number, categories: number, temperature: number): Family {
  return (head, samples) => {
    const logits = tf.reshape(head, [-1, latent, categories]);
    const logQ = tf.logSoftmax(logits);
    const term1 = tf.sum(tf.mul(tf.exp(logQ), tf.add(logQ, Math.log(categories))));
    const noise = gumbel([head.shape[0], samples, latent, categories]);
    const y = tf.softmax(tf.div(tf.add(tf.expandDims(logits, 1), noise), temperature));
    return { term1: tf.div(term1, head.shape[0]), z: tf.reshape(y, [-1, latent * categories]) };
  };
}

function cgBpef(latent: number, order: number, points: number, temperature: number, prior: Variable): Family {
  const table = tf.keep(tf.tensor2d(features(order, gridPoints(points))));
  const zeta = tf.keep(tf.tensor1d(gridPoints(points)));
  return (head, samples) => {
    const beta = tf.reshape(tf.matMul(tf.reshape(head, [-1, order]), table), [-1, latent, points]);
    const alpha = tf.matMul(prior as unknown as Tensor2D, table);
    const logQ = tf.logSoftmax(beta);
    const term1 = tf.sum(tf.mul(tf.exp(logQ), tf.sub(logQ, tf.logSoftmax(alpha))));
    const noise = gumbel([head.shape[0], samples, latent, points]);
    const y = tf.softmax(tf.div(tf.add(tf.expandDims(beta, 1), noise), temperature));
    return { term1: tf.div(term1, head.shape[0]), z: tf.reshape(tf.sum(tf.mul(y, zeta), -1), [-1, latent]) };
  };
}

interface FamilySettings {
  readonly categories?: number;
  readonly polynomialOrder?: number;
  readonly gridPoints?: number;
}

/** A function that trains one step on pictures x [n, pixels] and answers L, still on the device, all with stock operations; the caller frees it. */
export function stockStep(
  id: ModelId,
  settings: CommonSettings & FamilySettings,
  pixels: number,
): (x: Tensor2D) => Scalar {
  const {
    hidden,
    latent,
    samples,
    polynomialOrder: order = 1,
    gridPoints: points = 3,
    categories = 2,
  } = settings;
  const temperature = 0.7;
  const prior = tf.variable(tf.zeros([latent, order]));
  const families = {
    gauss: () => gauss(latent),
    categorical: () => categorical(latent, categories, temperature),
    'cg-bpef': () => cgBpef(latent, order, points, temperature, prior),
  };
  const family = peerFamily('stock', families, id)();
  const spec = specOf(id);
  const ends = { pixels, hidden, head: spec.headSize(settings), input: spec.decoderInput(settings) };
  const { encode, decode } = stockNet(settings.net, ends);
  const adam = tf.train.adam(settings.learningRate);
  return (x) => {
    const loss = adam.minimize(() => {
      const { term1, z } = family(encode(x), samples);
      const target =
        samples === 1 ? x : tf.reshape(tf.tile(tf.expandDims(x, 1), [1, samples, 1]), [-1, pixels]);
      const logits = decode(z);
      const entropy = tf.sub(
        tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits))))),
        tf.mul(target, logits),
      );
      return tf.add(term1, tf.mean(tf.sum(entropy, 1))) as tf.Scalar;
    }, true);
    if (!loss) throw new Error('stock step: expected a loss, got none');
    return loss;
  };
}
