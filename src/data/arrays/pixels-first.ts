/** USPS as people have it for MATLAB: [pixels, n, classes], n pictures of each class, which is the last axis. As pictures in rows, and their labels. */
import type { NumberArray } from './number-array';
import { lastAxisFirst } from './axes';

const fewestSide = 8;
const mostClasses = 100;

/** Pictures and labels; null of any other array. Holds the pictures of one class at a time. */
export function pixelsFirst(array: NumberArray): readonly NumberArray[] | null {
  const [pixels, n, classes] = array.shape;
  const side = Math.sqrt(pixels);
  const isPixels = Number.isInteger(side) && side >= fewestSide;
  if (!array.lastCounts || array.shape.length !== 3 || !isPixels) return null;
  // Neither pictures of these two axes nor of those: they would be long and thin.
  if (classes > mostClasses || n <= 4 * classes || n <= 4 * side) return null;
  const byClass = lastAxisFirst(array);
  const count = n * classes;
  return [
    {
      ...{ name: array.name, type: array.type },
      shape: [count, pixels],
      async each(visit) {
        await byClass.each(async (row, at) => {
          const picture = new Float64Array(pixels);
          for (let k = 0; k < n; k++) {
            for (let p = 0; p < pixels; p++) picture[p] = row[p * n + k];
            if (!(await visit(picture, at * n + k))) return false;
          }
          return true;
        });
      },
    },
    {
      name: `${array.name}, labels`,
      type: 'uint8',
      shape: [count],
      async each(visit) {
        // MATLAB counts from 1; of ten classes the tenth is the digit 0.
        for (let k = 0; k < count; k++)
          if (!(await visit([(Math.floor(k / n) + 1) % (classes === 10 ? 10 : 256)], k))) return;
      },
    },
  ];
}
