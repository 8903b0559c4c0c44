/** Calls of every kernel that is cut, at odd sizes. Only tests import this. */
import { keyOf } from '../../math/random';
import type { HeapKernels } from '../heap/kernels';
import { aligned } from '../heap/slices';

interface Case {
  readonly name: keyof HeapKernels;
  readonly sizes: readonly number[];
  /** The call's numbers; inputs are wherever they point, and hold what the memory was filled with. */
  readonly numbers: (at: (floats: number) => number, sizes: readonly number[]) => (number | boolean)[];
}

const product =
  (transposed: 'none' | 'left' | 'right'): Case['numbers'] =>
  (at, [n, k, m]) => {
    const strides = {
      none: [k, 1, m, 1],
      left: [1, n, m, 1],
      right: [k, 1, 1, k],
    }[transposed];
    return [at(n * m), at(n * k), at(k * m), n, k, m, m, ...strides, at(0)];
  };

/** Sizes that no unit divides, and some smaller than any. */
export const cases: Case[] = [
  // Both sides of the choice between rows and columns, and depths on both sides of a block of 400.
  ...[
    [5, 4, 8],
    [13, 47, 21],
    [21, 47, 13],
    [41, 405, 17],
    [17, 803, 61],
    [203, 9, 203],
  ].flatMap((sizes) =>
    (['none', 'left', 'right'] as const).map((transposed): Case => ({
      name: 'multiply',
      sizes,
      numbers: product(transposed),
    })),
  ),
  ...[3, 4, 1003].map((count): Case => ({
    name: 'adam',
    sizes: [count],
    numbers: (at) => [
      at(count),
      at(count),
      at(count),
      at(count),
      at(count),
      count,
      0.9,
      0.1,
      0.999,
      0.001,
      0.01,
      1e-8,
    ],
  })),
  ...[
    [1, 5, 1],
    [7, 131, 1],
    [5, 66, 3],
  ].map(([pictures, pixels, samples]): Case => ({
    name: 'bernoulli',
    sizes: [pictures, pixels, samples],
    numbers: (at) => {
      const rows = pictures * samples;
      return [at(rows), at(rows * pixels), at(rows * pixels), at(pictures * pixels), rows, pixels, samples];
    },
  })),
  ...[
    [1, 2, 3],
    [17, 5, 101],
  ].flatMap(([rows, order, points]): Case[] => [
    {
      name: 'sampleCoarseGrain',
      sizes: [rows, order, points],
      numbers: (at) => [
        ...[rows, rows * order, rows * order, rows * points, order * aligned(points), aligned(points)].map(
          at,
        ),
        ...[rows, order, points, 1.5, at(0)],
      ],
    },
    ...[true, false].map((odd): Case => ({
      name: 'sampleInverseCdf',
      sizes: [rows, order, points],
      numbers: (at) => [
        ...[rows, rows * order, rows * order, rows, order * aligned(points)].map(at),
        ...[rows, order, points, odd, at(0)],
      ],
    })),
    {
      name: 'klCoarseGrain',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = 3 * rows;
        const [table, to] = [order * aligned(points), all * order];
        return [...[all, to, to, 3, to, 3 * order, table].map(at), all, 3, order, points, at(0)];
      },
    },
    ...[2, 3].flatMap((components): Case[] => {
      const P = components * (order + 1);
      const wide = aligned(points);
      return [
        {
          name: 'sampleMixture',
          sizes: [rows, order, components, points],
          numbers: (at) => [
            ...[rows, rows * P, rows * P, rows * points, order * wide, wide].map(at),
            ...[rows, order, components, points, 1.5, at(0)],
          ],
        },
        {
          name: 'sampleMixtureCells',
          sizes: [rows, order, components, points],
          numbers: (at) => [
            ...[rows, rows * P, rows * P, rows, order * wide].map(at),
            ...[rows, order, components, points, at(0)],
          ],
        },
        {
          name: 'klMixture',
          sizes: [rows, order, components, points],
          numbers(at) {
            const all = 3 * rows;
            const [to, prior] = [all * P, [3 * wide, 3 * components * wide, 3 * components * order]];
            const addresses = [all, to, to, ...prior, to, order * wide].map(at);
            return [...addresses, all, 3, order, components, points, at(0)];
          },
        },
      ];
    }),
    {
      name: 'concrete',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = rows * 2 * order * points;
        return [...[all, all / 2, all].map(at), rows, 2, order, points, 1.5, at(0)];
      },
    },
    {
      name: 'concreteGradient',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = rows * 2 * order * points;
        return [...[all / 2, all, all].map(at), rows, 2, order, points, 1.5];
      },
    },
    {
      name: 'klToUniform',
      sizes: [rows, points],
      numbers: (at) => [...[rows, rows * points, rows * points].map(at), rows, points, at(0)],
    },
    {
      name: 'scaleRows',
      sizes: [rows, points],
      numbers: (at) => [...[rows * points, rows * points, rows].map(at), rows, points],
    },
    {
      name: 'addBiases',
      sizes: [rows, points],
      numbers: (at) => [...[rows * points, points].map(at), rows, points, true],
    },
    {
      name: 'throughRelu',
      sizes: [rows * points],
      numbers: (at) => [...[rows * points, rows * points, rows * points].map(at), rows * points],
    },
    {
      name: 'columnSums',
      sizes: [rows, points],
      numbers: (at) => [...[points, rows * points].map(at), rows, points, points],
    },
    ...(['fillGumbel', 'fillNormal'] as const).map((name): Case => ({
      name,
      sizes: [rows * points],
      numbers: (at) => [at(rows * points), rows * points, ...keyOf(3, name), 7, 0],
    })),
  ]),
  ...[
    [3, 5, 6, 3, 3, 1, 0, 3, 4],
    [5, 4, 6, 4, 5, 2, 1, 2, 3],
    [1, 4, 4, 1, 5, 4, 0, 1, 1],
  ].flatMap((sizes) =>
    (['patches', 'overlay'] as const).map((name): Case => ({
      name,
      sizes,
      numbers(at, [n, height, width, channels, side, , , down, across]) {
        const [picture, cols] = [n * height * width * channels, n * down * across * side * side * channels];
        return name === 'patches' ? [at(cols), at(picture), ...sizes] : [at(picture), at(cols), ...sizes];
      },
    })),
  ),
  ...[
    [3, 4, 6, 5],
    [7, 2, 2, 8],
  ].flatMap((sizes): Case[] => {
    const all = sizes.reduce((product, n) => product * n);
    return [
      { name: 'maxPool', sizes, numbers: (at) => [at(all / 4), at(all), ...sizes] },
      { name: 'maxPoolGradient', sizes, numbers: (at) => [at(all), at(all), at(all / 4), ...sizes] },
    ];
  }),
];
