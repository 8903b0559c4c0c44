/** A batch of pictures from the bytes of a data set that lie on the device, grey or binarised (definitions 4 and 12). Which pictures, and whether they are there, is the caller's. */
import { keyOf, threefry2x32, toUniform, type Key } from '../../../math/random';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { gatherWgsl, WORKGROUP } from './gather.wgsl';

/** No draw; by (picture, pixel); by (step, place in the batch). */
const draws = { none: 0, static: 1, dynamic: 2 } as const;

export interface GatherAttributes {
  readonly pixels: number;
  readonly draw: keyof typeof draws;
  readonly key: Key;
  readonly step: number;
}

type Name = 'pictures' | 'indices' | 'grey';

function caseOf(draw: keyof typeof draws, pixels: number): Case<Name, GatherAttributes> {
  const bytes = Uint8Array.from({ length: Math.ceil((5 * pixels) / 4) * 4 }, (_, i) => (i * 37) % 256);
  // Among them all and nothing, and two alike.
  bytes.set([0, 255, 128, 128]);
  return {
    name: `${draw}, ${pixels} pixels`,
    inputs: {
      pictures: { shape: [bytes.length / 4], values: new Int32Array(bytes.buffer), dtype: 'int32' },
      indices: { shape: [3], values: [4, 0, 2], dtype: 'int32' },
      grey: { shape: [256], values: Float32Array.from({ length: 256 }, (_, byte) => byte / 255) },
    },
    attributes: { pixels, draw, key: keyOf(3, 'data/dynamic'), step: 70_000 },
    roundings: 0,
    scale: 1,
  };
}

/**
 * pictures [count pixels / 4] words of bytes, the first one lowest, indices [n], grey [256], what a byte is worth -> x [n, pixels]:
 * the numbers of data/pixels, bit for bit.
 */
export const gatherKernel = defineKernel<Name, 'x', GatherAttributes>({
  name: 'GatherPictures',
  inputs: ['pictures', 'indices', 'grey'],
  outputs: ['x'],
  implementations: {
    webgpu: {
      compute(backend, { pictures, indices, grey }, { pixels, draw, key, step }) {
        const n = indices.shape[0];
        const x = uninitialised(backend, [n, pixels]);
        record(backend, {
          label: 'gather pictures',
          code: gatherWgsl,
          buffers: [pictures, indices, grey, x],
          uniforms: [word(key[0]), word(key[1]), word(step, 'step'), word(draws[draw]), word(pixels)],
          workgroups: Math.ceil((n * pixels) / WORKGROUP),
        });
        return { x };
      },
    },
  },
  reference({ pictures, indices, grey }, { pixels, draw, key, step }) {
    const bytes = new Uint8Array(Int32Array.from(pictures.values).buffer);
    const x = Array.from({ length: indices.values.length * pixels }, (_, i) => {
      const [picture, pixel] = [indices.values[Math.floor(i / pixels)], i % pixels];
      const value = grey.values[bytes[picture * pixels + pixel]];
      if (draw === 'none') return value;
      const [first] = threefry2x32(key, draw === 'static' ? [picture, pixel] : [step, i]);
      return toUniform(first) < value ? 1 : 0;
    });
    return { x };
  },
  gradient: { none: 'pictures are data' },
  cases: [caseOf('none', 7), caseOf('static', 6), caseOf('dynamic', 33)],
});
