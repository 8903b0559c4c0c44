/** A batch of pictures from the whole numbers of a data set that lie on the device, grey or binarised (definitions 4 and 12). Which pictures, and whether they are there, is the caller's. */
import { keyOf, threefry2x32, toUniform, type Key } from '../../../math/random';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { gatherWgsl, WORKGROUP } from './gather.wgsl';

/** No draw; by (picture, pixel); by (step, place in the batch). */
const draws = { none: 0, static: 1, dynamic: 2 } as const;

interface GatherAttributes {
  readonly pixels: number;
  /** Pixels in a word of `pictures`: bytes, or halves. */
  readonly perWord: 4 | 2;
  readonly draw: keyof typeof draws;
  readonly key: Key;
  readonly step: number;
}

type Name = 'pictures' | 'indices' | 'grey';

function caseOf(draw: keyof typeof draws, pixels: number, perWord: 4 | 2 = 4): Case<Name, GatherAttributes> {
  const levels = perWord === 4 ? 255 : 765;
  const words = Math.ceil((5 * pixels) / perWord);
  const values = Array.from({ length: words * perWord }, (_, i) => (i * 37) % (levels + 1));
  // Among them all and nothing, and two alike.
  values.splice(0, 4, 0, levels, 128, 128);
  const memory = perWord === 4 ? Uint8Array.from(values) : Uint16Array.from(values);
  return {
    name: `${draw}, ${pixels} pixels of ${levels + 1} levels`,
    inputs: {
      pictures: { shape: [words], values: new Int32Array(memory.buffer), dtype: 'int32' },
      indices: { shape: [3], values: [4, 0, 2], dtype: 'int32' },
      grey: {
        shape: [levels + 1],
        values: Float32Array.from({ length: levels + 1 }, (_, value) => value / levels),
      },
    },
    attributes: { pixels, perWord, draw, key: keyOf(3, 'data/dynamic'), step: 70_000 },
    roundings: 0,
    scale: 1,
  };
}

/**
 * pictures [count pixels / perWord] words of bytes or halves, the first one lowest, indices [n], grey [levels + 1], what each is worth -> x [n, pixels]:
 * the numbers of data/pixels, bit for bit.
 */
export const gatherKernel = defineKernel<Name, 'x', GatherAttributes>({
  name: 'GatherPictures',
  inputs: ['pictures', 'indices', 'grey'],
  outputs: ['x'],
  implementations: {
    webgpu: {
      compute(backend, { pictures, indices, grey }, { pixels, perWord, draw, key, step }) {
        const n = indices.shape[0];
        const x = uninitialised(backend, [n, pixels]);
        record(backend, {
          label: 'gather pictures',
          code: gatherWgsl,
          buffers: [pictures, indices, grey, x],
          uniforms: [
            word(key[0]),
            word(key[1]),
            word(step, 'step'),
            word(draws[draw]),
            word(pixels),
            word(perWord),
          ],
          workgroups: Math.ceil((n * pixels) / WORKGROUP),
        });
        return { x };
      },
    },
  },
  reference({ pictures, indices, grey }, { pixels, perWord, draw, key, step }) {
    const { buffer } = Int32Array.from(pictures.values);
    const values = perWord === 4 ? new Uint8Array(buffer) : new Uint16Array(buffer);
    const x = Array.from({ length: indices.values.length * pixels }, (_, i) => {
      const [picture, pixel] = [indices.values[Math.floor(i / pixels)], i % pixels];
      const value = grey.values[values[picture * pixels + pixel]];
      if (draw === 'none') return value;
      const [first] = threefry2x32(key, draw === 'static' ? [picture, pixel] : [step, i]);
      return toUniform(first) < value ? 1 : 0;
    });
    return { x };
  },
  gradient: { none: 'pictures are data' },
  cases: [
    caseOf('none', 7),
    caseOf('static', 6),
    caseOf('dynamic', 33),
    caseOf('none', 7, 2),
    caseOf('static', 9, 2),
  ],
});
