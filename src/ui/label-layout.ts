/** Moves labels apart along one direction so that none covers another, each as near as can be to where it belongs. Pure. */

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
