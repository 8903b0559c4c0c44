/** A seventh family, which only tests have: the Laplace density, cut to [-1, 1] by the grid. It shows what CONTRIBUTING's recipe asks of a curved family. */
import type { Tensor, Tensor2D } from '../../../gpu/tf';
import type { CurvedFamily } from '../families/family';

/** s is at least this, so that log q stays a number in float32 whatever its parameters. */
const NARROWEST = 0.01;

/** Beside 0, so that under a prior of zeros no grid point lies at the corner, where there is no derivative. */
const START = 1 / 7;

/** log(1 + exp t), which grows without overflow. */
const softplus = (t: number) => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
const sigmoid = (t: number) => 1 / (1 + Math.exp(-t));

/** Parameters [m, t] -> mu in (-1, 1) and s. */
const shapeOf = (parameters: ArrayLike<number>) => ({
  mu: Math.tanh(parameters[0] + START),
  s: NARROWEST + softplus(parameters[1]),
});

export const laplace: CurvedFamily = {
  kind: 'curved',
  title: 'Laplace',
  meaning: 'One peak with a corner, and straight flanks of log q beside it.',
  equation: {
    tex: String.raw`\log q(z)=-\frac{|z-\mu|}{s}-\psi,\quad\mu=\tanh(m+\tfrac17),\quad s=\tfrac{1}{100}+\log(1+e^{t})`,
    source: 'of the tests alone',
  },
  takes: [],
  size: () => 2,
  names: () => ['location', 'scale'],

  logits(parameters, z) {
    const { mu, s } = shapeOf(parameters);
    return z.map((x) => -Math.abs(x - mu) / s);
  },

  gradient(parameters, z) {
    const { mu, s } = shapeOf(parameters);
    const [byLocation, byScale] = [1 - mu * mu, sigmoid(parameters[1])];
    return [
      z.map((x) => (Math.sign(x - mu) / s) * byLocation),
      z.map((x) => (Math.abs(x - mu) / (s * s)) * byScale),
    ];
  },

  tensors: (tf) => {
    const partsOf = (b: Tensor2D, zeta: Tensor2D) => {
      const rows = b.shape[0];
      const [m, t] = [tf.slice(b, [0, 0], [rows, 1]), tf.slice(b, [0, 1], [rows, 1])];
      const mu = tf.tanh(tf.add(m, START));
      const away = tf.sub(zeta, mu); // [rows, R]
      return { t, mu, s: tf.add(tf.softplus(t), NARROWEST), away };
    };
    return {
      logits(b, zeta) {
        const { s, away } = partsOf(b, zeta);
        return tf.neg(tf.div(tf.abs(away), s)) as Tensor2D;
      },
      pullback(b, zeta, weights) {
        const { t, mu, s, away } = partsOf(b, zeta);
        const sum = (over: Tensor) => tf.sum(tf.mul(weights, over), 1, true);
        const byLocation = tf.mul(tf.div(sum(tf.sign(away)), s), tf.sub(1, tf.square(mu)));
        const byScale = tf.mul(tf.div(sum(tf.abs(away)), tf.square(s)), tf.sigmoid(t));
        return tf.concat([byLocation, byScale], 1) as Tensor2D;
      },
    };
  },
};
