/** An async generator with other words: each pause mapped, the result passed on. Abandoned, it ends what it maps. */
export async function* mapped<A, B, R>(
  work: AsyncGenerator<A, R, void>,
  map: (value: A) => B,
): AsyncGenerator<B, R, void> {
  try {
    for (;;) {
      const next = await work.next();
      if (next.done) return next.value;
      yield map(next.value);
    }
  } finally {
    await work.return(undefined as R);
  }
}
