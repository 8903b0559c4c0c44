/** Products of matrices: blocks packed into panels of 5 rows and 8 columns, so that transposed operands cost nothing and no transpose is written out. */

/** A tile of C: ten accumulators, two vectors of B, one of A and one product fill the sixteen registers of x86. */
const ROWS = 5;
const COLUMNS = 8;
/** Depth of a block: a panel of A and one of B together stay in the first-level cache. */
const DEPTH = 400;
/** Rows of a block of A, a multiple of ROWS: the block stays in the second-level cache. */
const HEIGHT = 200;

/** Floats of scratch memory that a product of that depth and width needs. */
export function scratchOfMultiply(depth: i32, columns: i32): i32 {
  const deep = min(depth, DEPTH);
  const panels = (columns + COLUMNS - 1) / COLUMNS;
  return deep * (HEIGHT + panels * COLUMNS) + ROWS * COLUMNS;
}

/** Panels of ROWS rows of A, depth running slowest: element (i, k) lies at a + i rowStride + k depthStride; rows past the end are 0. */
function packRows(to: usize, a: usize, rows: i32, depth: i32, rowStride: usize, depthStride: usize): void {
  for (let first = 0; first < rows; first += ROWS) {
    const from = a + <usize>first * rowStride;
    const here = min(ROWS, rows - first);
    if (here == ROWS) {
      let p0 = from;
      let p1 = p0 + rowStride;
      let p2 = p1 + rowStride;
      let p3 = p2 + rowStride;
      let p4 = p3 + rowStride;
      for (let k = 0; k < depth; k++) {
        store<f32>(to, load<f32>(p0));
        store<f32>(to, load<f32>(p1), 4);
        store<f32>(to, load<f32>(p2), 8);
        store<f32>(to, load<f32>(p3), 12);
        store<f32>(to, load<f32>(p4), 16);
        p0 += depthStride;
        p1 += depthStride;
        p2 += depthStride;
        p3 += depthStride;
        p4 += depthStride;
        to += ROWS * 4;
      }
    } else {
      for (let k = 0; k < depth; k++) {
        for (let i = 0; i < ROWS; i++) {
          const value: f32 = i < here ? load<f32>(from + <usize>i * rowStride + <usize>k * depthStride) : 0;
          store<f32>(to + ((<usize>i) << 2), value);
        }
        to += ROWS * 4;
      }
    }
  }
}

/** Panels of COLUMNS columns of B, depth running slowest: element (k, j) lies at b + k depthStride + j columnStride; columns past the end are 0. */
function packColumns(
  to: usize,
  b: usize,
  columns: i32,
  depth: i32,
  depthStride: usize,
  columnStride: usize,
): void {
  for (let first = 0; first < columns; first += COLUMNS) {
    const from = b + <usize>first * columnStride;
    const here = min(COLUMNS, columns - first);
    if (here == COLUMNS && columnStride == 4) {
      let p = from;
      for (let k = 0; k < depth; k++) {
        v128.store(to, v128.load(p));
        v128.store(to, v128.load(p, 16), 16);
        p += depthStride;
        to += COLUMNS * 4;
      }
    } else if (here == COLUMNS && depthStride == 4) {
      to = packTransposed(to, from, depth, columnStride);
    } else {
      for (let k = 0; k < depth; k++) {
        for (let j = 0; j < COLUMNS; j++) {
          const value: f32 =
            j < here ? load<f32>(from + <usize>k * depthStride + <usize>j * columnStride) : 0;
          store<f32>(to + ((<usize>j) << 2), value);
        }
        to += COLUMNS * 4;
      }
    }
  }
}

/** One panel of a B whose depth is contiguous: blocks of four by four turned in registers. */
function packTransposed(to: usize, from: usize, depth: i32, columnStride: usize): usize {
  const fours = depth & ~3;
  for (let half: usize = 0; half < 2; half++) {
    let p0 = from + half * 4 * columnStride;
    let p1 = p0 + columnStride;
    let p2 = p1 + columnStride;
    let p3 = p2 + columnStride;
    let at = to + half * 16;
    for (let k = 0; k < fours; k += 4) {
      const a = v128.load(p0);
      const b = v128.load(p1);
      const c = v128.load(p2);
      const d = v128.load(p3);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const AB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const CD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(at, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(at, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
      v128.store(at, v128.shuffle<f32>(AB, CD, 0, 1, 4, 5), 64);
      v128.store(at, v128.shuffle<f32>(AB, CD, 2, 3, 6, 7), 96);
      p0 += 16;
      p1 += 16;
      p2 += 16;
      p3 += 16;
      at += 128;
    }
    for (let k = fours; k < depth; k++) {
      store<f32>(at, load<f32>(p0));
      store<f32>(at, load<f32>(p1), 4);
      store<f32>(at, load<f32>(p2), 8);
      store<f32>(at, load<f32>(p3), 12);
      p0 += 4;
      p1 += 4;
      p2 += 4;
      p3 += 4;
      at += 32;
    }
  }
  return to + ((<usize>depth * COLUMNS) << 2);
}

/** One tile, [ROWS, COLUMNS] at c, from a packed panel of A and one of B; the tile itself is added where `more`. */
function tile(c: usize, stride: usize, a: usize, b: usize, depth: i32, more: bool): void {
  const c1 = c + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  const c4 = c3 + stride;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let s40 = s00;
  let s41 = s00;
  if (more) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c1);
    s11 = v128.load(c1, 16);
    s20 = v128.load(c2);
    s21 = v128.load(c2, 16);
    s30 = v128.load(c3);
    s31 = v128.load(c3, 16);
    s40 = v128.load(c4);
    s41 = v128.load(c4, 16);
  }
  for (let k = depth; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    x = v128.load_splat<f32>(a, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, b0));
    s11 = f32x4.add(s11, f32x4.mul(x, b1));
    x = v128.load_splat<f32>(a, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, b0));
    s21 = f32x4.add(s21, f32x4.mul(x, b1));
    x = v128.load_splat<f32>(a, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, b0));
    s31 = f32x4.add(s31, f32x4.mul(x, b1));
    x = v128.load_splat<f32>(a, 16);
    s40 = f32x4.add(s40, f32x4.mul(x, b0));
    s41 = f32x4.add(s41, f32x4.mul(x, b1));
    a += ROWS * 4;
    b += COLUMNS * 4;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
  v128.store(c4, s40);
  v128.store(c4, s41, 16);
}

/** A tile at the edge of C, where only `rows` and `columns` of it exist, computed in `spare` memory. */
function edgeTile(
  c: usize,
  stride: usize,
  a: usize,
  b: usize,
  depth: i32,
  more: bool,
  rows: i32,
  columns: i32,
  spare: usize,
): void {
  tile(spare, COLUMNS * 4, a, b, depth, false);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const to = c + <usize>i * stride + ((<usize>j) << 2);
      const value = load<f32>(spare + ((<usize>(i * COLUMNS + j)) << 2));
      store<f32>(to, more ? load<f32>(to) + value : value);
    }
}

/**
 * C = A B, [rows, depth] x [depth, columns] -> [rows, columns] at c. Strides are in floats; a transposed operand is one
 * whose strides are exchanged. A part of C that begins at multiples of ROWS and COLUMNS and ends at others, or with C,
 * comes to the bits that the whole has there.
 */
export function multiply(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  depth: i32,
  columns: i32,
  cRowStride: i32,
  aRowStride: i32,
  aDepthStride: i32,
  bDepthStride: i32,
  bColumnStride: i32,
  scratch: usize,
): void {
  const aRow = (<usize>aRowStride) << 2;
  const aDepth = (<usize>aDepthStride) << 2;
  const bDepth = (<usize>bDepthStride) << 2;
  const bColumn = (<usize>bColumnStride) << 2;
  const stride = (<usize>cRowStride) << 2;
  const spare = scratch;
  const packedA = scratch + ROWS * COLUMNS * 4;
  const packedB = packedA + ((<usize>min(depth, DEPTH) * HEIGHT) << 2);
  for (let k = 0; k < depth; k += DEPTH) {
    const deep = min(DEPTH, depth - k);
    packColumns(packedB, b + <usize>k * bDepth, columns, deep, bDepth, bColumn);
    for (let i = 0; i < rows; i += HEIGHT) {
      const high = min(HEIGHT, rows - i);
      packRows(packedA, a + <usize>i * aRow + <usize>k * aDepth, high, deep, aRow, aDepth);
      for (let j = 0; j < columns; j += COLUMNS) {
        const panelB = packedB + ((<usize>j * <usize>deep) << 2);
        for (let r = 0; r < high; r += ROWS) {
          const panelA = packedA + ((<usize>r * <usize>deep) << 2);
          const to = c + <usize>(i + r) * stride + ((<usize>j) << 2);
          if (high - r >= ROWS && columns - j >= COLUMNS) tile(to, stride, panelA, panelB, deep, k > 0);
          else
            edgeTile(
              to,
              stride,
              panelA,
              panelB,
              deep,
              k > 0,
              min(ROWS, high - r),
              min(COLUMNS, columns - j),
              spare,
            );
        }
      }
    }
  }
}
