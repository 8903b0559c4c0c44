/** Places labels as near as can be to where they belong: apart from each other, and inside a drawing. Pure. */

/** New centres for labels at `wanted`, at least `gap` apart and inside [low, high] where there is room; same order as given. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const placed = order.map((i) => Math.min(high, Math.max(low, wanted[i])));
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i], placed[i - 1] + gap);
  const last = placed.length - 1;
  if (placed[last] > high) {
    placed[last] = high;
    for (let i = last - 1; i >= 0; i--) placed[i] = Math.min(placed[i], placed[i + 1] - gap);
  }
  const result = new Array<number>(wanted.length);
  order.forEach((index, rank) => (result[index] = placed[rank]));
  return result;
}

/** How wide a text is in a wide font, about: nobody measures it in a pure drawing. */
export const widthOf = (text: string, size: number): number =>
  size *
  [...text].reduce(
    (sum, letter) => sum + (/[ .:]/.test(letter) ? 0.32 : /[−=>]/.test(letter) ? 0.84 : 0.64),
    0,
  );

/** A label in the middle of `x`, or at the side of a drawing that it would reach past. */
export function keptInside(
  text: string,
  size: number,
  x: number,
  width: number,
): { readonly x: number; readonly anchor: 'start' | 'middle' | 'end' } {
  const half = widthOf(text, size) / 2;
  if (x < half) return { x: 0, anchor: 'start' };
  return x > width - half ? { x: width, anchor: 'end' } : { x, anchor: 'middle' };
}
