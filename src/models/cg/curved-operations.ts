/** The operations of a family on the grid that is not linear in its parameters: the coarse grain by logits, its gradients pulled back by the family. References: math/grid-family. */
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { scaledRows } from '../../nn/rows';
import type { GridOperations } from '../grid/grid-operations';
import { inverseCdfOfLogits } from '../grid/inverse-cdf';
import { withKeptDerivative } from '../grid/kept-derivative';
import { placesTensor } from '../grid/tables';
import type { CurvedFamily, FamilySettings } from './families/family';
import { tensorOperations } from './tensor-operations';

/** z [rows], and its derivative by a row's logits, [rows, R], whose rows sum to 0. */
interface Drawn {
  readonly z: Tensor;
  readonly derivative: Tensor2D;
}

/** z = y^T zeta, y = softmax((logits + g) / T); dz/dlogits_r = y_r (zeta_r - z) / T. Section 3.3. */
function relaxed(logits: Tensor2D, gumbel: Tensor2D, zeta: Tensor2D, temperature: number): Drawn {
  const y = tf.softmax(tf.mul(tf.add(logits, gumbel), 1 / temperature));
  const z = tf.matMul(y, tf.transpose(zeta)); // [rows, 1]
  const derivative = tf.mul(tf.mul(y, tf.sub(zeta, z)), 1 / temperature) as Tensor2D;
  return { z: tf.reshape(z, [-1]), derivative };
}

export function curvedOperations(family: CurvedFamily, settings: FamilySettings): GridOperations {
  const tensors = family.tensors(tensorOperations);
  const places = () => placesTensor(settings.gridPoints);
  const logitsOf = (b: Tensor2D) => tensors.logits(b, places(), settings); // [rows, R]
  const pulledBack = (b: Tensor2D, weights: Tensor2D) => tensors.pullback(b, places(), weights, settings);

  const drawnBy = (b: Tensor2D, draw: (logits: Tensor2D) => Drawn): Tensor =>
    withKeptDerivative(b, (b) => {
      const { z, derivative } = draw(logitsOf(b));
      return { value: z, derivative: pulledBack(b, derivative) };
    });

  return {
    sample: (b, gumbel, temperature) =>
      drawnBy(b, (logits) => relaxed(logits, gumbel, places(), temperature)),

    sampleExact: (b, u) => drawnBy(b, (logits) => inverseCdfOfLogits(logits, u)),

    /** By a logit of the posterior q_r (Delta_r - KL), Delta = log q - log p; of the prior p_r - q_r. */
    kl(posterior, prior) {
      const latent = prior.shape[0];
      const R = settings.gridPoints;
      const op = tf.customGrad((...args) => {
        const [b, a, save] = args as unknown as [Tensor2D, Tensor2D, tf.GradSaveFunc];
        const logQ = tf.logSoftmax(logitsOf(b)); // [n d, R]
        const logP = tf.logSoftmax(logitsOf(a)); // [d, R]
        const q = tf.exp(logQ);
        const delta = tf.reshape(tf.sub(tf.reshape(logQ, [-1, latent, R]), logP), [-1, R]);
        const kl = tf.sum(tf.mul(q, delta), 1, true); // [n d, 1]
        save([pulledBack(b, tf.mul(q, tf.sub(delta, kl)) as Tensor2D), b, a]);
        return {
          value: tf.reshape(kl, [-1, latent]),
          gradFunc(dy, [gradientB, b, a]) {
            // q once more: to keep it would keep a tensor of n x d x R.
            const q = tf.reshape(tf.softmax(logitsOf(b as Tensor2D)), [-1, latent, R]);
            const weighted = tf.sum(tf.mul(q, tf.reshape(dy, [-1, latent, 1])), 0);
            const total = tf.reshape(tf.sum(dy, 0), [latent, 1]);
            const p = tf.softmax(logitsOf(a as Tensor2D));
            const weights = tf.sub(tf.mul(p, total), weighted) as Tensor2D;
            return [scaledRows(gradientB as Tensor2D, dy), pulledBack(a as Tensor2D, weights)];
          },
        };
      });
      return op(posterior, prior) as Tensor2D;
    },

    logits: logitsOf,
  };
}
