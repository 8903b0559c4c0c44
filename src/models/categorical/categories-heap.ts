/** Cat-VAE's KL and Concrete samples row by row where wasm keeps its tensors; formulas are in model.ts. */
import type { Heap } from '../../gpu/heap/heap';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';

/** KL [rows] and its gradient [rows, C]. */
export function klToUniformOnHeap(own: Heap, logits: Tensor2D): { kl: Tensor; gradient: Tensor } {
  const [rows, categories] = logits.shape;
  const kl = own.output([rows]);
  const gradient = own.output([rows, categories]);
  const scratch = own.scratch(2 * Math.ceil(categories / 4) * 4);
  const [atKl, atGradient, atLogits, atScratch] = [kl, gradient, logits, scratch].map(own.address);
  own.kernels.klToUniform(atKl, atGradient, atLogits, rows, categories, atScratch);
  return { kl, gradient };
}

/**
 * y = softmax((logits + g) / T), logits [n, d C] and gumbel [n, L, d, C] -> [n L, d C].
 * Gradient in the logits: sum over samples of y_c (dy_c - sum_k y_k dy_k) / T.
 */
export function concreteOnHeap(own: Heap, logits: Tensor2D, gumbel: Tensor, temperature: number): Tensor2D {
  const [pictures, samples, latent, categories] = gumbel.shape;
  const sizes = [pictures, samples, latent, categories, 1 / temperature] as const;
  const op = tf.customGrad((...args) => {
    const [l, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const y = own.output([pictures * samples, latent * categories]);
    const scratch = own.scratch(Math.ceil(categories / 4) * 4);
    const [atY, atL, atGumbel, atScratch] = [y, l, gumbel, scratch].map(own.address);
    own.kernels.concrete(atY, atL, atGumbel, ...sizes, atScratch);
    save([y]);
    return {
      value: y,
      gradFunc: (dy, [y]) => {
        const gradient = own.output([pictures, latent * categories]);
        const [to, atY, atDy] = [gradient, y, dy].map(own.address);
        own.kernels.concreteGradient(to, atY, atDy, ...sizes);
        return gradient;
      },
    };
  });
  return op(logits) as Tensor2D;
}
