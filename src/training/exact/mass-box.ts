/** A box of cells around all mass of a picture's true posterior and of q, found from coarse to fine. Pure: who has a decoder is asked for likelihoods. */
import { marginalOf, exactPosterior, type ExactPosterior } from '../../math/exact/posterior';
import { momentsOf } from '../../math/exact/cell-moments';
import type { LatentCells, LatentDistribution } from '../../models/latent/distribution';
import { dimensionCells, runOfMass, type FineCells, type Span } from './dimension-cells';

/** Yields cells of each dimension that it needs log p(x | z) at, all combinations of them, the last dimension fastest; is sent those. */
export type Asking<T> = Generator<readonly LatentCells[], T, ArrayLike<number>>;

export interface MassBox {
  readonly dimensions: readonly FineCells[];
  readonly posterior: ExactPosterior;
}

/** Cells a dimension of the two searches, and of all dimensions of the box, for one dimension and for two. */
const amounts = {
  one: { first: 361, second: 181, box: 361 },
  two: { first: 61, second: 45, box: 102 * 102 },
};
/** Nats below the largest: between places further apart than a posterior is wide, a peak may seem so much lower. */
const DEEP = 40;
/** Of the mass, at each end of a dimension. */
const LEFT_OUT = 1e-7;
/** Cells of the box a deviation of the narrower of both: sums of a smooth density are exact from one on. */
const CELLS = 5;
const FEWEST = 33;

/** The box of the dimensions that are named; the others are held where they are by who answers. Throws for a distribution without cells. */
export function* massBox(distribution: LatentDistribution, dimensions: readonly number[]): Asking<MassBox> {
  const found = dimensions.map((j) => dimensionCells(distribution, j));
  const continuous = found.filter((one) => one !== null);
  if (continuous.length < found.length) return yield* atAll(distribution, dimensions);
  const count = amounts[dimensions.length === 1 ? 'one' : 'two'];

  const coarse = yield* at(continuous.map((one) => one.within(one.whole, count.first)));
  const high = coarse.dimensions.map(({ inputs }, j) => padded(inputs, deepRun(coarse.posterior, j)));
  const nearer = yield* at(continuous.map((one, j) => one.within(both(one.own, high[j]), count.second)));
  const marginals = nearer.dimensions.map((_, j) => marginalOf(nearer.posterior, j));
  const spans = nearer.dimensions.map(({ inputs }, j) =>
    both(continuous[j].own, padded(inputs, runOfMass(marginals[j], LEFT_OUT))),
  );
  const listed = spans.map((span, j) => continuous[j].listed(span));
  const finest = listed.map((one) => (one ? one.own * one.parts : Infinity));
  const wanted = spans.map(({ low, high: top }, j) => {
    const own = listed[j];
    if (own) return fits(finest, count.box) ? finest[j] : own.own;
    const { inputs, logPosterior } = nearer.dimensions[j];
    const widths = [marginals[j], logPosterior.map(Math.exp)].map(
      (masses) => momentsOf(masses, inputs).deviation,
    );
    // Of a marginal within one cell nobody knows how narrow it is.
    const narrow = Math.max(Math.min(...widths), (inputs[1] - inputs[0]) / 2);
    return Math.max(FEWEST, Math.ceil((CELLS * (top - low)) / narrow));
  });
  const counts = shared(wanted, count.box);
  return yield* at(continuous.map((one, j) => one.within(spans[j], counts[j])));
}

/** As many in all as that, in the proportion that is wanted; none below the fewest. */
function shared(wanted: readonly number[], most: number): readonly number[] {
  if (wanted.length === 1) return [most];
  if (fits(wanted, most)) return wanted;
  const [a, b] = wanted;
  const share = Math.sqrt(most / (a * b));
  const first = Math.max(FEWEST, Math.min(Math.floor(a * share), Math.floor(most / FEWEST)));
  return [first, Math.max(FEWEST, Math.min(b, Math.floor(most / first)))];
}

const fits = (counts: readonly number[], most: number) =>
  counts.reduce((product, count) => product * count, 1) <= most;

function* at(dimensions: readonly FineCells[]): Asking<MassBox> {
  const logLikelihood = yield dimensions;
  const priors = dimensions.map(({ logPrior }) => logPrior);
  return { dimensions, posterior: exactPosterior(priors, logLikelihood) };
}

function* atAll({ cells }: LatentDistribution, dimensions: readonly number[]): Asking<MassBox> {
  if (!cells) throw new Error('truth: expected a model with cells, got one without; ask another model');
  return yield* at(dimensions.map((j) => ({ ...cells(j, 1), parts: 1 })));
}

/** First and last cell of dimension j that has any within DEEP of the largest log mass. */
function deepRun({ sizes, logMass }: ExactPosterior, j: number): readonly [number, number] {
  const inner = sizes.slice(j + 1).reduce((product, size) => product * size, 1);
  const largest = logMass.reduce((most, log) => Math.max(most, log), -Infinity);
  let [from, to] = [sizes[j] - 1, 0];
  for (let cell = 0; cell < logMass.length; cell++) {
    if (logMass[cell] < largest - DEEP) continue;
    const own = Math.floor(cell / inner) % sizes[j];
    from = Math.min(from, own);
    to = Math.max(to, own);
  }
  return [from, to];
}

/** The places of a run of cells, and a cell more at each end. */
function padded(places: ArrayLike<number>, [from, to]: readonly [number, number]): Span {
  const step = places[1] - places[0];
  return { low: places[from] - step, high: places[to] + step };
}

const both = (a: Span, b: Span): Span => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) });
