/** Windows of pictures copied beside each other and laid over each other again: runs of neighbouring pixels of all channels, so that they are copied and added in whole vectors. Pictures are [height, width, channels]. */

/** to[k] = from[k] for `count` floats. */
function copy(to: usize, from: usize, count: i32): void {
  const end = to + ((<usize>(count & ~3)) << 2);
  while (to < end) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  for (let k = count & 3; k > 0; k--) {
    store<f32>(to, load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** to[k] = 0. */
function clear(to: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const end = to + ((<usize>(count & ~3)) << 2);
  while (to < end) {
    v128.store(to, zero);
    to += 16;
  }
  for (let k = count & 3; k > 0; k--) {
    store<f32>(to, 0);
    to += 4;
  }
}

/** to[k] += from[k]. */
function add(to: usize, from: usize, count: i32): void {
  const end = to + ((<usize>(count & ~3)) << 2);
  while (to < end) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  for (let k = count & 3; k > 0; k--) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** out [pictures down across, side side channels], zeros beyond the picture, of x [pictures, height width channels]. */
export function patches(
  out: usize,
  x: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  side: i32,
  stride: i32,
  before: i32,
  down: i32,
  across: i32,
): void {
  for (let picture = 0; picture < pictures; picture++) {
    for (let i = 0; i < down; i++)
      for (let j = 0; j < across; j++) {
        const column = j * stride - before;
        const first = max(0, -column);
        const end = max(first, min(side, width - column));
        for (let a = 0; a < side; a++) {
          const row = i * stride - before + a;
          if (row < 0 || row >= height) clear(out, side * channels);
          else {
            const from = x + ((<usize>((row * width + column + first) * channels)) << 2);
            clear(out, first * channels);
            copy(out + ((<usize>(first * channels)) << 2), from, (end - first) * channels);
            clear(out + ((<usize>(end * channels)) << 2), (side - end) * channels);
          }
          out += (<usize>(side * channels)) << 2;
        }
      }
    x += (<usize>(height * width * channels)) << 2;
  }
}

/** Its transpose: out [pictures, height width channels], each number the sum of all of `cols` [pictures down across, side side channels] that lie on it. */
export function overlay(
  out: usize,
  cols: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  side: i32,
  stride: i32,
  before: i32,
  down: i32,
  across: i32,
): void {
  for (let picture = 0; picture < pictures; picture++) {
    clear(out, height * width * channels);
    for (let i = 0; i < down; i++)
      for (let j = 0; j < across; j++) {
        const column = j * stride - before;
        const first = max(0, -column);
        const end = max(first, min(side, width - column));
        for (let a = 0; a < side; a++) {
          const row = i * stride - before + a;
          if (row >= 0 && row < height) {
            const to = out + ((<usize>((row * width + column + first) * channels)) << 2);
            add(to, cols + ((<usize>(first * channels)) << 2), (end - first) * channels);
          }
          cols += (<usize>(side * channels)) << 2;
        }
      }
    out += (<usize>(height * width * channels)) << 2;
  }
}
