/** The largest of every two by two pixels by channel, and the way back, to the first of equals in reading order. */

/** out [pictures, height/2 width/2 channels] of x [pictures, height width channels]. */
export function maxPool(out: usize, x: usize, pictures: i32, height: i32, width: i32, channels: i32): void {
  const right = (<usize>channels) << 2;
  const below = (<usize>(width * channels)) << 2;
  const fours = channels & ~3;
  // Heights are even, so that rows of all pictures pair up.
  for (let row = 0; row < (pictures * height) >> 1; row++) {
    for (let column = 0; column < width >> 1; column++) {
      for (let c = 0; c < fours; c += 4) {
        const top = f32x4.max(v128.load(x), v128.load(x + right));
        v128.store(out, f32x4.max(top, f32x4.max(v128.load(x + below), v128.load(x + below + right))));
        x += 16;
        out += 16;
      }
      for (let c = fours; c < channels; c++) {
        const top = max<f32>(load<f32>(x), load<f32>(x + right));
        store<f32>(out, max<f32>(top, max<f32>(load<f32>(x + below), load<f32>(x + below + right))));
        x += 4;
        out += 4;
      }
      x += right;
    }
    x += below;
  }
}

/** dx [pictures, height width channels] of x and dy [pictures, height/2 width/2 channels]. */
export function maxPoolGradient(
  dx: usize,
  x: usize,
  dy: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const right = (<usize>channels) << 2;
  const below = (<usize>(width * channels)) << 2;
  const fours = channels & ~3;
  for (let row = 0; row < (pictures * height) >> 1; row++) {
    for (let column = 0; column < width >> 1; column++) {
      for (let c = 0; c < fours; c += 4) {
        const p0 = v128.load(x);
        const p1 = v128.load(x + right);
        const p2 = v128.load(x + below);
        const p3 = v128.load(x + below + right);
        const y = f32x4.max(f32x4.max(p0, p1), f32x4.max(p2, p3));
        const d = v128.load(dy);
        const is0 = f32x4.eq(p0, y);
        const is1 = v128.andnot(f32x4.eq(p1, y), is0);
        const upper = v128.or(is0, is1);
        const is2 = v128.andnot(f32x4.eq(p2, y), upper);
        const is3 = v128.andnot(f32x4.eq(p3, y), v128.or(upper, is2));
        v128.store(dx, v128.and(d, is0));
        v128.store(dx + right, v128.and(d, is1));
        v128.store(dx + below, v128.and(d, is2));
        v128.store(dx + below + right, v128.and(d, is3));
        x += 16;
        dx += 16;
        dy += 16;
      }
      for (let c = fours; c < channels; c++) {
        const p0 = load<f32>(x);
        const p1 = load<f32>(x + right);
        const p2 = load<f32>(x + below);
        const p3 = load<f32>(x + below + right);
        const y = max<f32>(max<f32>(p0, p1), max<f32>(p2, p3));
        const d = load<f32>(dy);
        const is0 = p0 == y;
        const is1 = !is0 && p1 == y;
        const is2 = !is0 && !is1 && p2 == y;
        const is3 = !is0 && !is1 && !is2 && p3 == y;
        store<f32>(dx, is0 ? d : 0);
        store<f32>(dx + right, is1 ? d : 0);
        store<f32>(dx + below, is2 ? d : 0);
        store<f32>(dx + below + right, is3 ? d : 0);
        x += 4;
        dx += 4;
        dy += 4;
      }
      x += right;
      dx += right;
    }
    x += below;
    dx += below;
  }
}
