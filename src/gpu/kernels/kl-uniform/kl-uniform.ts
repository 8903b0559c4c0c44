/** Cat-VAE's term1 by picture and dimension, and its gradient (section 3.4). Its reference is math/categorical. */
import { klLogitsToUniform, klLogitsToUniformGradient } from '../../../math/categorical';
import { tf } from '../../tf';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { klUniformWgsl, WORKGROUP } from './kl-uniform.wgsl';

interface KlAttributes {
  readonly latent: number;
}

const variablesOf = ({ shape, values }: Numbers, latent: number) => {
  const categories = shape[1] / latent;
  return Array.from({ length: shape[0] * latent }, (_, i) =>
    Array.from(values).slice(i * categories, (i + 1) * categories),
  );
};

const caseOf = (
  n: number,
  latent: number,
  categories: number,
  size: number,
): Case<'logits', KlAttributes> => ({
  name: `n = ${n}, d = ${latent}, C = ${categories}, logits to ${size}`,
  inputs: { logits: uniformNumbers('kl-uniform', [n, latent * categories], -size, size) },
  attributes: { latent },
  // Differences of logits lose the roundings of the largest of them.
  roundings: 16,
  scale: size,
});

/** logits [n, d C] -> [n, d] nats. */
export const klUniformKernel = defineKernel<'logits', 'kl' | 'gradient', KlAttributes>({
  name: 'KlUniform',
  inputs: ['logits'],
  outputs: ['kl', 'gradient'],
  implementations: {
    webgpu: {
      compute(backend, { logits }, { latent }) {
        const [n, width] = logits.shape;
        const kl = uninitialised(backend, [n, latent]);
        const gradient = uninitialised(backend, [n, width]);
        record(backend, {
          label: 'KL to uniform',
          code: klUniformWgsl,
          buffers: [logits, kl, gradient],
          uniforms: [word(width / latent), float(Math.log(width / latent))],
          workgroups: Math.ceil((n * latent) / WORKGROUP),
        });
        return { kl, gradient };
      },
    },
  },
  reference: ({ logits }, { latent }) => ({
    kl: variablesOf(logits, latent).map((variable) => klLogitsToUniform(variable)),
    gradient: variablesOf(logits, latent).flatMap((variable) => klLogitsToUniformGradient(variable)),
  }),
  gradient: {
    of: 'kl',
    by: ['logits'],
    saves: ['gradient'],
    backward(dy, { gradient }) {
      const [n, width] = gradient.shape;
      const byVariable = tf.reshape(gradient, [dy.size, width! / dy.shape[1]!]);
      return { logits: tf.reshape(tf.mul(byVariable, tf.reshape(dy, [-1, 1])), [n, width!]) };
    },
  },
  cases: [caseOf(3, 2, 4, 3), caseOf(5, 15, 2, 30), caseOf(1, 1, 10, 1)],
});
