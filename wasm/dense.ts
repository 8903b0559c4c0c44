/** What a dense layer does beside its product: biases and ReLU forward, ReLU and the biases' gradient backward. */

/** y += biases in every row of [rows, columns], then max(y, 0) where `relu`. */
export function addBiases(y: usize, biases: usize, rows: i32, columns: i32, relu: bool): void {
  const zero = f32x4.splat(0);
  const fours = columns & ~3;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < fours; j += 4) {
      const at = (<usize>j) << 2;
      const sum = f32x4.add(v128.load(y + at), v128.load(biases + at));
      v128.store(y + at, relu ? f32x4.max(sum, zero) : sum);
    }
    for (let j = fours; j < columns; j++) {
      const at = (<usize>j) << 2;
      const sum = load<f32>(y + at) + load<f32>(biases + at);
      store<f32>(y + at, relu ? max<f32>(sum, 0) : sum);
    }
    y += (<usize>columns) << 2;
  }
}

/** d = dy where y > 0, else 0, for `count` floats: the backward pass of ReLU. */
export function throughRelu(d: usize, dy: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const fours = count & ~3;
  const bytes = (<usize>fours) << 2;
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(d + i, v128.and(v128.load(dy + i), f32x4.gt(v128.load(y + i), zero)));
  for (let k = fours; k < count; k++) {
    const i = (<usize>k) << 2;
    store<f32>(d + i, load<f32>(y + i) > 0 ? load<f32>(dy + i) : 0);
  }
}

/** sums[j] = sum_i d[i, j] of [rows, columns], rows `rowStride` floats apart. */
export function columnSums(sums: usize, d: usize, rows: i32, columns: i32, rowStride: i32): void {
  const stride = (<usize>rowStride) << 2;
  const fours = columns & ~3;
  for (let j = 0; j < fours; j += 4) {
    let at = d + ((<usize>j) << 2);
    let sum = f32x4.splat(0);
    for (let i = 0; i < rows; i++) {
      sum = f32x4.add(sum, v128.load(at));
      at += stride;
    }
    v128.store(sums + ((<usize>j) << 2), sum);
  }
  for (let j = fours; j < columns; j++) {
    let at = d + ((<usize>j) << 2);
    let sum: f32 = 0;
    for (let i = 0; i < rows; i++) {
      sum += load<f32>(at);
      at += stride;
    }
    store<f32>(sums + ((<usize>j) << 2), sum);
  }
}
