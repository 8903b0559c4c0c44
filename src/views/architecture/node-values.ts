/** The picked picture's numbers at each node of one model, as outlines and pictures to draw. Pure: from what the stores hold. */
import type { Drawable, ModelSpec } from '../../models/contract';
import type { GreyPictures } from '../../ui/draw-pictures';
import type { PosteriorView } from '../../state/posterior-view';
import type { NodeId } from './layout';
import { withMinus } from '../../ui/format';

/** An outline in the unit square, x to the right and y upwards: x, y, x, y, ...; with words for those who cannot see it. */
interface Outline {
  readonly kind: 'outline';
  readonly points: readonly number[];
  readonly words: string;
}

export type NodeValue =
  | Outline
  | { readonly kind: 'picture'; readonly picture: GreyPictures }
  | { readonly kind: 'nats'; readonly nats: number };

export type NodeValues = Readonly<Partial<Record<NodeId, NodeValue>>>;

/** More numbers than that have no pixel each: the largest of neighbours by size stands for them. */
const BARS = 120;

const short = (value: number): string => withMinus(String(Number(value.toPrecision(3))));

/** Bars from a common zero, scaled to the largest by size. */
export function barsOutline(values: ArrayLike<number>): Outline {
  const all = Array.from(values);
  const each = Math.max(1, Math.ceil(all.length / BARS));
  const shown = Array.from({ length: Math.ceil(all.length / each) }, (_, i) =>
    all
      .slice(i * each, (i + 1) * each)
      .reduce((largest, value) => (Math.abs(value) > Math.abs(largest) ? value : largest)),
  );
  const [low, high] = [Math.min(0, ...shown), Math.max(0, ...shown)];
  const span = high - low || 1;
  const zero = -low / span;
  const points = shown.flatMap((value, i) => {
    const top = (value - low) / span;
    return [i / shown.length, top, (i + 1) / shown.length, top];
  });
  const words = `${all.length} numbers from ${short(Math.min(...all))} to ${short(Math.max(...all))}`;
  return { kind: 'outline', points: [0, zero, ...points, 1, zero], words };
}

/** A distribution over its own axis, scaled to its highest. */
export function drawableOutline(drawable: Drawable): Outline {
  if (drawable.kind === 'histogram') {
    const heights = drawable.mass.map((m, i) => m / (drawable.edges[i + 1] - drawable.edges[i]));
    return { ...barsOutline(heights), words: `z of ${drawable.count} samples` };
  }
  const { x, y } = drawable;
  if (drawable.kind !== 'density') {
    const best = y.indexOf(Math.max(...y));
    return { ...barsOutline(y), words: `most probable ${short(x[best])} with ${short(y[best])}` };
  }
  const [left, right, highest] = [x[0], x[x.length - 1], Math.max(...y)];
  const points = x.flatMap((at, i) => [(at - left) / (right - left), y[i] / highest]);
  const mode = x[y.indexOf(highest)];
  return { kind: 'outline', points: [0, 0, ...points, 1, 0], words: `density highest at ${short(mode)}` };
}

/** What one model makes of the picked picture in a dimension: its head whole, y and z of that dimension. */
export function latentValues(
  spec: ModelSpec,
  { posterior, settings }: PosteriorView,
  dimension: number,
  temperature: number | null,
): NodeValues {
  const posteriorOf = (drawables: readonly Drawable[]) => drawables.find(({ name }) => name === 'posterior');
  const drawn = posteriorOf(spec.drawables(posterior, dimension, settings));
  const samples = temperature === null ? [] : spec.samples(posterior, dimension, settings, temperature);
  const histogram = samples.find(({ kind }) => kind === 'histogram');
  const z = drawn?.kind === 'density' ? drawn : histogram;
  return {
    head: barsOutline(posterior.head),
    ...(posterior.prior.length > 0 ? { prior: barsOutline(posterior.prior) } : {}),
    ...(drawn?.kind === 'bars' ? { y: drawableOutline(drawn) } : {}),
    ...(z ? { z: drawableOutline(z) } : {}),
    term1: {
      kind: 'nats',
      nats: spec.klByDimension(posterior, settings).reduce((sum, kl) => sum + kl, 0),
    },
  };
}
