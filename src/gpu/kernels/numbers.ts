/** Numbers for the cases of kernels: uniform between two ends, the same on every machine. */
import { fillUniform, keyOf } from '../../math/random';
import type { Numbers } from './define-kernel';

/** A tensor's worth of numbers between `from` and `to`, named so that no two are alike. */
export function uniformNumbers(name: string, shape: readonly number[], from: number, to: number): Numbers {
  const count = shape.reduce((product, n) => product * n, 1);
  const values = fillUniform(new Float32Array(count), keyOf(1, `kernels/${name}`), 0);
  return { shape, values: values.map((u) => from + (to - from) * u) };
}
