/** Adam in one pass over a parameter and its moments. The reference is src/math/adam.ts; src/nn/adam.ts calls it. */

/**
 * m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, in place, and out = w - rate m / (sqrt(v) + epsilon), for `count` floats at
 * out, w, m, v, g.
 * Every operation rounds once and in the order of the plain step, so that both come to the same bits.
 */
export function adam(
  out: usize,
  w: usize,
  m: usize,
  v: usize,
  g: usize,
  count: i32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  rate: f32,
  epsilon: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const r1 = f32x4.splat(rest1);
  const b2 = f32x4.splat(beta2);
  const r2 = f32x4.splat(rest2);
  const step = f32x4.splat(rate);
  const eps = f32x4.splat(epsilon);
  const fours = count & ~3;
  const bytes = (<usize>fours) << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    const gradient = v128.load(g + i);
    const first = f32x4.add(f32x4.mul(v128.load(m + i), b1), f32x4.mul(gradient, r1));
    const second = f32x4.add(f32x4.mul(v128.load(v + i), b2), f32x4.mul(f32x4.mul(gradient, gradient), r2));
    v128.store(m + i, first);
    v128.store(v + i, second);
    const change = f32x4.div(f32x4.mul(first, step), f32x4.add(f32x4.sqrt(second), eps));
    v128.store(out + i, f32x4.sub(v128.load(w + i), change));
  }
  for (let k = fours; k < count; k++) {
    const i = (<usize>k) << 2;
    const gradient = load<f32>(g + i);
    const first = load<f32>(m + i) * beta1 + gradient * rest1;
    const second = load<f32>(v + i) * beta2 + gradient * gradient * rest2;
    store<f32>(m + i, first);
    store<f32>(v + i, second);
    store<f32>(out + i, load<f32>(w + i) - (first * rate) / (sqrt<f32>(second) + epsilon));
  }
}
