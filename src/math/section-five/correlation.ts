/** Pearson's correlation of two rows of figures. Not in the paper: arithmetic. */
import { expectSameLength } from '../numeric';

/** Of a and b [n]; 0 where one of them is constant. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expectSameLength('correlation', a, b);
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) [meanA, meanB] = [meanA + a[i] / n, meanB + b[i] / n];
  let [ofA, ofB, both] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] - meanA, b[i] - meanB];
    ofA += x * x;
    ofB += y * y;
    both += x * y;
  }
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : 0;
}
