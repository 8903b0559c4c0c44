/** Runs a generator to its end, whatever it tells on the way. */
export async function whole<T>(work: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}
