/** A worker of its own that counts samples for the triangles in small parts and posts what it has; it ends when it is terminated. */
import { LATTICE } from '../../math/concrete-cells';
import { countConcrete } from '../../math/concrete-counts';
import type { FigureName } from './lab-settings';
import { drawingKey, exactMasses, paperFigures, SAMPLES } from './paper-figures';

/** What to count, from where: an earlier worker may have begun. */
export interface CountRequest {
  readonly figure: FigureName;
  readonly samples: number;
  readonly counts: readonly Uint32Array[];
}

export type CountMessage =
  | { readonly masses: readonly Float64Array[] }
  | { readonly samples: number; readonly counts: readonly Uint32Array[] };

const PART = 25_000;
/** The page draws at each message; what it is not told now it is told by the next. */
const MILLISECONDS_BETWEEN = 200;

self.onmessage = ({ data }: MessageEvent<CountRequest>) => {
  const post = (message: CountMessage) => self.postMessage(message);
  const { alpha, temperatures } = paperFigures[data.figure];
  post({ masses: exactMasses(data.figure) });
  const { counts } = data;
  let posted = performance.now();
  for (let samples = data.samples; samples < SAMPLES;) {
    const count = Math.min(PART, SAMPLES - samples);
    countConcrete(counts, alpha, temperatures, drawingKey, samples, count, LATTICE);
    samples += count;
    if (samples < SAMPLES && performance.now() - posted < MILLISECONDS_BETWEEN) continue;
    posted = performance.now();
    // Copies: these go on being counted into.
    post({ samples, counts });
  }
};
