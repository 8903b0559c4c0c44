/** Sums over the lanes of a vector, and rows of a matrix times one number each. */

export function sumOfLanes(v: v128): f32 {
  const first = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
  return first + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

export function largestLane(v: v128): f32 {
  const first = max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1));
  return max<f32>(first, max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)));
}

/** out[i, j] = a[i, j] weights[i] of [rows, columns]. */
export function scaleRows(out: usize, a: usize, weights: usize, rows: i32, columns: i32): void {
  const fours = columns & ~3;
  for (let i = 0; i < rows; i++) {
    const weight = load<f32>(weights + ((<usize>i) << 2));
    const weights4 = f32x4.splat(weight);
    for (let j = 0; j < fours; j += 4) {
      const at = (<usize>j) << 2;
      v128.store(out + at, f32x4.mul(v128.load(a + at), weights4));
    }
    for (let j = fours; j < columns; j++) {
      const at = (<usize>j) << 2;
      store<f32>(out + at, load<f32>(a + at) * weight);
    }
    out += (<usize>columns) << 2;
    a += (<usize>columns) << 2;
  }
}
