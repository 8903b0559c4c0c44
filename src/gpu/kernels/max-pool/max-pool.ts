/** Max pooling of two by two and its gradient, a dispatch each (appendix E). References: math/patches. */
import { byPicture, maxPool, maxPoolGradient } from '../../../math/patches';
import { numbersOfPicture, type PictureShape } from '../../../math/windows';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { LANES, maxPoolGradientWgsl, maxPoolWgsl } from './max-pool.wgsl';

const dispatchOf = (pooled: number, { width, channels }: PictureShape) => ({
  uniforms: [word(pooled), word(width), word(channels)] as const,
  workgroups: Math.ceil(pooled / LANES),
});

/** Few different numbers, so that many of four are equal. */
const coarse = ({ values, ...rest }: Numbers): Numbers => ({
  ...rest,
  values: Float32Array.from(values, (v) => Math.round(2 * v)),
});

const caseOf = (name: string, picture: PictureShape): Case<'x' | 'dy', PictureShape> => ({
  name,
  inputs: {
    x: coarse(uniformNumbers('max-pool/x', [3, numbersOfPicture(picture)], -1, 1)),
    dy: uniformNumbers('max-pool/dy', [3, numbersOfPicture(picture) / 4], -1, 1),
  },
  attributes: picture,
  roundings: 0,
});
const cases = [
  caseOf('two by two', { height: 2, width: 2, channels: 1 }),
  caseOf('more than a workgroup', { height: 4, width: 6, channels: 5 }),
] as const;

/** x [n, numbers of a picture], dy [n, a quarter of them] -> dx; dy goes to the first of equals. */
export const maxPoolGradientKernel = defineKernel<'x' | 'dy', 'gradient', PictureShape>({
  name: 'MaxPoolOfFourGradient',
  inputs: ['x', 'dy'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { x, dy }, picture) {
        const gradient = uninitialised(backend, x.shape);
        const pooled = (x.shape[0] * numbersOfPicture(picture)) / 4;
        const code = maxPoolGradientWgsl;
        const buffers = [x, dy, gradient];
        record(backend, { label: 'max pool gradient', code, buffers, ...dispatchOf(pooled, picture) });
        return { gradient };
      },
    },
  },
  reference: ({ x, dy }, picture) => ({
    gradient: byPicture(x.values, numbersOfPicture(picture), (each, i) => {
      const size = numbersOfPicture(picture) / 4;
      return maxPoolGradient(each, Array.from(dy.values).slice(i * size, (i + 1) * size), picture);
    }),
  }),
  gradient: { none: 'it is the gradient of the pooling' },
  cases,
});

/** x [n, numbers of a picture] -> the largest of every two by two, [n, a quarter of them]. */
export const maxPoolKernel = defineKernel<'x', 'pooled', PictureShape>({
  name: 'MaxPoolOfFour',
  inputs: ['x'],
  outputs: ['pooled'],
  implementations: {
    webgpu: {
      compute(backend, { x }, picture) {
        const pooled = uninitialised(backend, [x.shape[0], numbersOfPicture(picture) / 4]);
        const count = pooled.shape[0] * pooled.shape[1];
        const buffers = [x, pooled];
        record(backend, { label: 'max pool', code: maxPoolWgsl, buffers, ...dispatchOf(count, picture) });
        return { pooled };
      },
    },
  },
  reference: ({ x }, picture) => ({
    pooled: byPicture(x.values, numbersOfPicture(picture), (each) => maxPool(each, picture)),
  }),
  gradient: {
    of: 'pooled',
    by: ['x'],
    saves: ['x'],
    backward: (dy, { x }, picture) => ({ x: maxPoolGradientKernel.run({ x, dy }, picture).gradient }),
  },
  cases: [
    {
      // All different, so that there is a derivative.
      name: 'a picture',
      inputs: { x: uniformNumbers('max-pool/different', [2, 48], -1, 1) },
      attributes: { height: 4, width: 4, channels: 3 },
      roundings: 0,
      // Of the gradient, which is a number of dy or none.
      scale: 1,
    },
  ],
});
