/** Adam's update of one or two parameters at once, weights and moments written in place (Kingma and Ba 2014). When to update, and at which rates, nn/adam says. */
import { adamUpdate, type AdamRates } from '../../../math/adam';
import { fillUniform, keyOf } from '../../../math/random';
import type { Tensor, Variable } from '../../tf';
import { writtenInPlace } from '../../webgpu-inside';
import { float, record } from '../../webgpu-pass';
import { defineKernel, type Case, type Implementation, type Numbers } from '../define-kernel';
import { adamWgsl, WORKGROUP } from './adam.wgsl';

const NAMES = ['weights', 'first', 'second', 'gradient'] as const;
type Name = `${(typeof NAMES)[number]}${0 | 1}`;
const named = (what: (typeof NAMES)[number], k: number) => `${what}${k}` as Name;

function webgpu(parameters: 1 | 2): Implementation<Name, AdamRates> {
  const code = adamWgsl(parameters);
  const each = Array.from({ length: parameters }, (_, k) => k);
  return {
    compute(backend, inputs, { rate, epsilon }) {
      const buffers = each.flatMap((k) => NAMES.map((what) => inputs[named(what, k)]));
      for (const k of each)
        for (const what of ['weights', 'first', 'second'] as const)
          writtenInPlace(backend, inputs[named(what, k)]);
      const elements = each
        .flatMap((k) => inputs[named('weights', k)].shape.reduce((product, n) => product * n, 1))
        .reduce((sum, n) => sum + n, 0);
      const uniforms = [float(rate, 'rate'), float(epsilon, 'epsilon')] as const;
      const workgroups = Math.ceil(elements / WORKGROUP);
      record(backend, { label: 'Adam', code, buffers, uniforms, workgroups });
      return {};
    },
  };
}

/** Of very different sizes: Adam's step must not depend on it. */
function numbers(name: string, shape: readonly number[], positive = false): Numbers {
  const count = shape.reduce((product, n) => product * n, 1);
  const values = fillUniform(new Float32Array(count), keyOf(1, `adam/${name}`), 0);
  return { shape, values: values.map((u, i) => (positive ? u : 2 * u - 1) * 10 ** (-(i % 7) / 2)) };
}

function caseOf(name: string, shapes: readonly (readonly number[])[]): Case<Name, AdamRates> {
  const inputs = shapes.flatMap((shape, k) =>
    NAMES.map((what) => [named(what, k), numbers(`${what}${k}`, shape, what === 'second')] as const),
  );
  return {
    name,
    inputs: Object.fromEntries(inputs) as Record<Name, Numbers>,
    attributes: { rate: 0.01, epsilon: 1e-9 },
    // Three products, a root and a quotient of about 1, and one difference.
    roundings: 8,
  };
}

function adamOf(parameters: 1 | 2, first: Case<Name, AdamRates>, ...cases: readonly Case<Name, AdamRates>[]) {
  const each = Array.from({ length: parameters }, (_, k) => k);
  return defineKernel<Name, Name, AdamRates>({
    name: `AdamOf${parameters}`,
    inputs: each.flatMap((k) => NAMES.map((what) => named(what, k))),
    outputs: each.flatMap((k) => (['weights', 'first', 'second'] as const).map((what) => named(what, k))),
    implementations: { webgpu: webgpu(parameters) },
    reference(inputs, rates) {
      const of = (what: (typeof NAMES)[number], k: number) => inputs[named(what, k)].values;
      const updated = each.flatMap((k) => {
        const state = { weights: of('weights', k), first: of('first', k), second: of('second', k) };
        const next = adamUpdate(state, of('gradient', k), rates);
        return (['weights', 'first', 'second'] as const).map((what) => [named(what, k), next[what]] as const);
      });
      return Object.fromEntries(updated) as Record<Name, number[]>;
    },
    gradient: { none: 'an update is not a part of the objective' },
    cases: [first, ...cases],
  });
}

export const adamOfOne = adamOf(1, caseOf('one element', [[1]]), caseOf('more than a workgroup', [[13, 11]]));
export const adamOfTwo = adamOf(
  2,
  caseOf('weights and biases', [[9, 17], [17]]),
  caseOf('more than a workgroup each', [[67], [3, 50]]),
);

/** One parameter with its moments, all three to be written in place, and its gradient. */
export interface Updated {
  readonly weights: Variable;
  readonly first: Variable;
  readonly second: Variable;
  readonly gradient: Tensor;
}

/** Updates all of them, two a dispatch. */
export function updateInPlace(updated: readonly Updated[], rates: AdamRates): void {
  for (let i = 0; i < updated.length; i += 2) {
    const pair = updated.slice(i, i + 2);
    const inputs = pair.flatMap((of, k) => NAMES.map((what) => [named(what, k), of[what]] as const));
    const kernel = pair.length === 2 ? adamOfTwo : adamOfOne;
    kernel.run(Object.fromEntries(inputs) as Record<Name, Tensor>, rates);
  }
}
