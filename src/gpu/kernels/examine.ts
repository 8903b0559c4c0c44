/** A kernel's outputs on its cases beside its reference, on the active backend; what a difference means is the caller's. */
import { FLOAT32_EPSILON } from '../float32';
import { tf, type Tensor } from '../tf';
import type { AnyKernel, Numbers } from './define-kernel';

/** The worst number of one output on one case. */
export interface Examined {
  readonly kernel: string;
  readonly case: string;
  readonly output: string;
  readonly expected: number;
  readonly got: number;
  /** Its error in units of what is allowed: above 1, or not a number, is wrong. */
  readonly error: number;
  /** That much, in units of the output. */
  readonly allowed: number;
}

/** The numbers as a tensor of the active backend. */
export const tensorOf = ({ shape, values, dtype }: Numbers): Tensor =>
  tf.tensor((dtype ? Int32Array : Float32Array).from(values), [...shape], dtype ?? 'float32');

function worst(got: ArrayLike<number>, expected: ArrayLike<number>, allowed: number) {
  let found = { expected: expected[0], got: got[0], error: got.length === expected.length ? 0 : NaN };
  for (let i = 0; i < expected.length; i++) {
    const off = Math.abs(got[i] - expected[i]);
    // Where nothing is allowed, nothing off is still right.
    const error = off === 0 ? 0 : off / allowed;
    // Written so that what is not a number is the worst.
    if (!(error <= found.error)) found = { expected: expected[i], got: got[i], error };
    if (Number.isNaN(found.error)) break;
  }
  return found;
}

type AnyCase = AnyKernel['cases'][number];

/** All tensors of one case, the caller's to free. */
export const runCase = (kernel: AnyKernel, { inputs, attributes }: AnyCase): Record<string, Tensor> =>
  tf.tidy(() => {
    const given = Object.entries(inputs).map(([input, numbers]) => [input, tensorOf(numbers)] as const);
    return kernel.run(Object.fromEntries(given) as Record<string, Tensor>, attributes);
  });

/** One case, by output; frees what it made, also where a kernel throws. */
export async function examineCase(kernel: AnyKernel, taken: AnyCase): Promise<Examined[]> {
  const { name, inputs, attributes, roundings, scale } = taken;
  const expected = kernel.reference(inputs, attributes);
  const tensors = runCase(kernel, taken);
  try {
    const examined: Examined[] = [];
    for (const output of kernel.outputs) {
      const want = expected[output];
      const size = scale ?? Array.from(want).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const allowed = roundings * FLOAT32_EPSILON * size;
      const found = worst(await tensors[output].data(), want, allowed);
      examined.push({ kernel: kernel.name, case: name, output, ...found, allowed });
    }
    return examined;
  } finally {
    tf.dispose(tensors);
  }
}
