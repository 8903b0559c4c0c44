/** The windows of pictures beside each other, and laid over each other with biases and ReLU, a dispatch each (appendix E). References: math/patches; nn/patches calls them. */
import { byPicture, overlaid, patchesOf } from '../../../math/patches';
import type { Activation } from '../../../math/dense';
import {
  countOfWindows,
  numbersOfPatches,
  numbersOfPicture,
  numbersOfWindow,
  sameWindows,
  validWindows,
  type Windows,
} from '../../../math/windows';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { elementOf, LANES, overlayWgsl, patchesWgsl } from './windows.wgsl';

interface OverlayAttributes extends Windows {
  /** Whether the biases count. */
  readonly biased: boolean;
  readonly activation: Activation;
}

const N = 2;
const geometries: readonly (readonly [string, Windows])[] = [
  ['all on the picture', validWindows({ height: 5, width: 6, channels: 3 }, 3)],
  ['by four channels', validWindows({ height: 6, width: 5, channels: 4 }, 5)],
  ['stride 2', sameWindows({ height: 4, width: 6, channels: 4 }, 5, 2)],
  ['stride 2 of one channel', sameWindows({ height: 6, width: 4, channels: 1 }, 5, 2)],
  ['stride 4', sameWindows({ height: 4, width: 8, channels: 8 }, 5, 4)],
  ['stride 3 with gaps', sameWindows({ height: 6, width: 3, channels: 1 }, 2, 3)],
];

/** How many invocations `numbers` are. */
const dispatchOf = (windows: Windows, numbers: number) => {
  const count = numbers / elementOf(windows).each;
  return { uniforms: [word(count)] as const, workgroups: Math.ceil(count / LANES) };
};

const patchesCase = ([name, windows]: (typeof geometries)[number]): Case<'x', Windows> => ({
  name,
  inputs: { x: uniformNumbers('windows/x', [N, numbersOfPicture(windows)], -1, 1) },
  attributes: windows,
  roundings: 0,
});

/** x [n, numbers of a picture] -> [n windows, numbers of a window], zeros beyond the picture. */
export const patchesKernel = defineKernel<'x', 'patches', Windows>({
  name: 'Patches',
  inputs: ['x'],
  outputs: ['patches'],
  implementations: {
    webgpu: {
      compute(backend, { x }, windows) {
        const rows = x.shape[0] * countOfWindows(windows);
        const patches = uninitialised(backend, [rows, numbersOfWindow(windows)]);
        const dispatch = dispatchOf(windows, rows * numbersOfWindow(windows));
        const label = 'patches';
        record(backend, { label, code: patchesWgsl(windows), buffers: [x, patches], ...dispatch });
        return { patches };
      },
    },
  },
  reference: ({ x }, windows) => ({
    patches: byPicture(x.values, numbersOfPicture(windows), (picture) => patchesOf(picture, windows)),
  }),
  gradient: { none: 'nn/convolution goes backward through its products' },
  cases: [patchesCase(geometries[0]), ...geometries.slice(1).map(patchesCase)],
});

const overlayCase = (
  [name, windows]: (typeof geometries)[number],
  k: number,
): Case<'patches' | 'biases', OverlayAttributes> => ({
  name,
  inputs: {
    patches: uniformNumbers(
      'windows/patches',
      [N * countOfWindows(windows), numbersOfWindow(windows)],
      -1,
      1,
    ),
    biases: uniformNumbers('windows/biases', [windows.channels], -1, 1),
  },
  attributes: { ...windows, biased: k % 3 !== 2, activation: k % 2 === 0 ? 'relu' : 'linear' },
  // Sums of at most side^2 numbers below 1 and a bias.
  roundings: 32,
  scale: 1,
});

/** patches [n windows, numbers of a window], biases [channels] -> [n, numbers of a picture], sums of what lies on each number. */
export const overlayKernel = defineKernel<'patches' | 'biases', 'picture', OverlayAttributes>({
  name: 'Overlay',
  inputs: ['patches', 'biases'],
  outputs: ['picture'],
  implementations: {
    webgpu: {
      compute(backend, { patches, biases }, { biased, activation, ...windows }) {
        const pictures = patches.shape[0] / countOfWindows(windows);
        const picture = uninitialised(backend, [pictures, numbersOfPicture(windows)]);
        record(backend, {
          label: 'overlay',
          code: overlayWgsl(windows, biased, activation),
          buffers: [patches, ...(biased ? [biases] : []), picture],
          ...dispatchOf(windows, pictures * numbersOfPicture(windows)),
        });
        return { picture };
      },
    },
  },
  reference: ({ patches, biases }, { biased, activation, ...windows }) => ({
    picture: byPicture(patches.values, numbersOfPatches(windows), (each) => overlaid(each, windows)).map(
      (sum, at) => {
        const y = biased ? sum + biases.values[at % windows.channels] : sum;
        return activation === 'relu' ? Math.max(0, y) : y;
      },
    ),
  }),
  gradient: { none: 'nn/convolution goes backward through its products' },
  cases: [overlayCase(geometries[0], 0), ...geometries.slice(1).map((each, k) => overlayCase(each, k + 1))],
});
