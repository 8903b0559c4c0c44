/** Some tasks at a time, in order. Knows nothing of what they do. */

/** Runs `work` on every item, at most `width` at once. Goes on after a failure; answers the failures in order. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<readonly { readonly item: T; readonly error: unknown }[]> {
  const failures = new Map<number, { readonly item: T; readonly error: unknown }>();
  let next = 0;
  async function lane(): Promise<void> {
    while (next < items.length) {
      const place = next++;
      await work(items[place]).catch((error: unknown) => failures.set(place, { item: items[place], error }));
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return [...failures].toSorted(([a], [b]) => a - b).map(([, failure]) => failure);
}
