/** Counts a figure's samples in parts, on the GPU where it can be believed and else here; runs in a worker, and in tests. */
import { LATTICE } from '../../math/concrete-cells';
import { countConcrete } from '../../math/concrete-counts';
import { areWhole, checkCounter } from './count-check';
import type { Drawing, GpuCounter } from './gpu-counter';
import type { CountPlace, FigureName } from './lab-settings';
import { drawingKey, exactMasses, paperFigures, SAMPLES, type Counted } from './paper-figures';
import { wordsOf } from '../../schema/words-of';

/** What to count, from where: an earlier worker may have begun. */
export interface CountRequest extends Counted {
  readonly figure: FigureName;
  readonly place: CountPlace;
}

export type CountMessage = { readonly masses: readonly Float64Array[] } | Counted;

/** Parts after which the page may be told: on a GPU some milliseconds, so that it is never long from drawing the page. */
const PART = 25_000;
const PART_OF_GPU = 65_536;
/** The page draws at each message; what it is not told now it is told by the next. */
const MILLISECONDS_BETWEEN = 200;

export type OpenCounter = (drawing: Drawing, software: boolean) => Promise<GpuCounter>;

/** Posts the masses of the closed form, then counts until they are SAMPLES, each part a copy of its own. */
export async function countFigure(
  request: CountRequest,
  open: OpenCounter,
  post: (message: CountMessage) => void,
): Promise<void> {
  const { figure, place } = request;
  post({ masses: exactMasses(figure) });
  const { alpha, temperatures } = paperFigures[figure];
  const drawing = { alpha, temperatures, key: drawingKey, n: LATTICE };
  const counts = request.counts.map((row) => row.slice());
  let { samples, onGpu, adapter, reason } = request;
  const found = await counterOf(drawing, place, open);
  let counter = typeof found === 'string' ? null : found;
  if (typeof found === 'string') reason = found;
  else adapter = found.adapter;
  let posted = performance.now();
  while (samples < SAMPLES) {
    const part = Math.min(counter ? PART_OF_GPU : PART, SAMPLES - samples);
    if (counter) {
      try {
        addInto(counts, await wholePart(counter, samples, part));
        onGpu += part;
      } catch (error) {
        reason = wordsOf(error);
        counter.end();
        counter = null;
        continue;
      }
    } else countConcrete(counts, alpha, temperatures, drawingKey, samples, part, LATTICE);
    samples += part;
    if (samples < SAMPLES && performance.now() - posted < MILLISECONDS_BETWEEN) continue;
    posted = performance.now();
    post({ samples, counts: counts.map((row) => row.slice()), onGpu, adapter, reason });
  }
  counter?.end();
}

/** A counter that passed its check, or why there is none. */
async function counterOf(
  drawing: Drawing,
  place: CountPlace,
  open: OpenCounter,
): Promise<GpuCounter | string> {
  if (place === 'worker') return 'it was asked for';
  let counter: GpuCounter | null = null;
  try {
    counter = await open(drawing, place === 'gpu');
    await checkCounter(counter, drawing);
    return counter;
  } catch (error) {
    counter?.end();
    return wordsOf(error);
  }
}

async function wholePart(counter: GpuCounter, first: number, count: number): Promise<Uint32Array[]> {
  const part = await counter.count(first, count);
  if (areWhole(part, count)) return part;
  throw new Error(`the GPU (${counter.adapter}) lost samples`);
}

function addInto(counts: readonly Uint32Array[], more: readonly Uint32Array[]): void {
  counts.forEach((row, t) => row.forEach((count, cell) => (row[cell] = count + more[t][cell])));
}
