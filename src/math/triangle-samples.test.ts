import { expect, it } from 'vitest';
import { concreteFromGumbel } from './concrete';
import { fc } from './testing/properties';
import { nearestCorners, triangleSamples } from './triangle-samples';

const real = (reach: number) => fc.double({ min: -reach, max: reach, noNaN: true });

it('triangleSamples is concreteFromGumbel, three at a time', () => {
  fc.assert(
    fc.property(
      fc.tuple(real(10), real(10), real(10)),
      fc.array(real(15), { minLength: 6, maxLength: 6 }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (logAlpha, gumbel, T) => {
        const y = triangleSamples(logAlpha, gumbel, T, 2);
        [0, 3].forEach((first) =>
          concreteFromGumbel(logAlpha, gumbel.slice(first, first + 3), T).forEach((share, k) =>
            expect(y[first + k]).toBeCloseTo(share, 12),
          ),
        );
      },
    ),
  );
});

it('nearestCorners counts the largest part', () => {
  expect(nearestCorners([0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.2, 0.5, 0.3, 0.1, 0.6, 0.3])).toEqual([1, 2, 1]);
});
