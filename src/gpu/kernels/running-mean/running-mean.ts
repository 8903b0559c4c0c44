/** A running mean and its weight written in place (math/running-mean): what a centroid prior has of its minibatches. */
import { KEPT, updateRunningMean } from '../../../math/running-mean';
import { writtenInPlace } from '../../webgpu-inside';
import { float, record } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { runningMeanWgsl, WORKGROUP } from './running-mean.wgsl';

type Name = 'first' | 'second' | 'value';

interface None {
  readonly [nothing: string]: never;
}

const caseOf = (name: string, shape: readonly number[]): Case<Name, None> => ({
  name,
  inputs: {
    first: uniformNumbers('running-mean/first', shape, -1, 1),
    second: uniformNumbers('running-mean/second', shape, 0, 1),
    value: uniformNumbers('running-mean/value', shape, -1, 1),
  },
  attributes: {},
  // Two products and a sum.
  roundings: 4,
});

/** first, second and value of one shape. */
export const runningMeanKernel = defineKernel<Name, 'first' | 'second', None>({
  name: 'RunningMean',
  inputs: ['first', 'second', 'value'],
  outputs: ['first', 'second'],
  implementations: {
    webgpu: {
      compute(backend, { first, second, value }) {
        for (const written of [first, second]) writtenInPlace(backend, written);
        record(backend, {
          label: 'running mean',
          code: runningMeanWgsl,
          buffers: [first, second, value],
          uniforms: [float(KEPT)],
          workgroups: Math.ceil(first.shape.reduce((product, n) => product * n, 1) / WORKGROUP),
        });
        return {};
      },
    },
  },
  reference: ({ first, second, value }) =>
    updateRunningMean({ first: first.values, second: second.values }, value.values),
  gradient: { none: 'it is a state of the run, and no part of the objective' },
  cases: [caseOf('one element', [1]), caseOf('more than a workgroup', [13, 11])],
});
