/** What `models/<id>/plain.ts` brings: how the model samples, in plain doubles of math/. Types only; only tests import this. */

/** The decoder's input for a head and the noise of one sample, both flat. */
export type PlainSampler<S> = (
  head: readonly number[],
  noise: readonly number[],
  settings: S,
  temperature: number,
) => number[];
