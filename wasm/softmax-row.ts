/** One row of a softmax in scratch memory, padded to vectors; the row's numbers stay there for whoever sums over them. */
import { exponential } from './exponential';
import { largestLane, sumOfLanes } from './rows';

/** Floats that a row of that length takes. */
export function padded(length: i32): i32 {
  return (length + 3) & ~3;
}

/** Copies a row and fills its padding with minus infinity, whose exponential adds nothing. */
export function loadRow(row: usize, from: usize, length: i32): void {
  const fours = length & ~3;
  for (let r = 0; r < fours; r += 4) v128.store(row + ((<usize>r) << 2), v128.load(from + ((<usize>r) << 2)));
  for (let r = fours; r < padded(length); r++)
    store<f32>(row + ((<usize>r) << 2), r < length ? load<f32>(from + ((<usize>r) << 2)) : -Infinity);
}

/** The largest number of a padded row. */
export function largestOf(row: usize, length: i32): f32 {
  let most = f32x4.splat(-Infinity);
  for (let r = 0; r < length; r += 4) most = f32x4.max(most, v128.load(row + ((<usize>r) << 2)));
  return largestLane(most);
}

/** row = exp(row - largest); answers the sum. */
export function exponentialsOf(row: usize, length: i32, largest: f32): f32 {
  const most = f32x4.splat(largest);
  let total = f32x4.splat(0);
  for (let r = 0; r < length; r += 4) {
    const at = row + ((<usize>r) << 2);
    const e = exponential(f32x4.sub(v128.load(at), most));
    v128.store(at, e);
    total = f32x4.add(total, e);
  }
  return sumOfLanes(total);
}

/** to = exp(row - largest); answers the sum. */
export function exponentialsInto(to: usize, row: usize, length: i32, largest: f32): f32 {
  const most = f32x4.splat(largest);
  let total = f32x4.splat(0);
  for (let r = 0; r < length; r += 4) {
    const at = (<usize>r) << 2;
    const e = exponential(f32x4.sub(v128.load(row + at), most));
    v128.store(to + at, e);
    total = f32x4.add(total, e);
  }
  return sumOfLanes(total);
}

/** sum_r a_r b_r of two padded rows. */
export function dotOf(a: usize, b: usize, length: i32): f32 {
  let total = f32x4.splat(0);
  for (let r = 0; r < length; r += 4) {
    const at = (<usize>r) << 2;
    total = f32x4.add(total, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  return sumOfLanes(total);
}
