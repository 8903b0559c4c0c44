/** L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 7.4, 3.5 and 3.6; not in the paper). Deterministic. */
import { dot } from '../numeric';

/** Writes the gradient at a point, and answers the value there. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** The largest element of the gradient there, without its sign. */
  readonly steepest: number;
  readonly iterations: number;
}

export interface MinimiseOptions {
  /** Ends where no element of the gradient is larger. */
  readonly tolerance: number;
  /** Ends after so many, wherever it is. */
  readonly mostIterations: number;
}

/** Steps remembered. */
const MEMORY = 10;
/** The decrease that a step must bring, and the share of the slope that may be left, of the strong Wolfe conditions. */
const [SUFFICIENT, CURVATURE] = [1e-4, 0.9];
const MOST_TRIALS = 40;

const steepestOf = (gradient: Float64Array) =>
  gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

interface Step {
  readonly move: Float64Array;
  readonly change: Float64Array;
  /** 1 over the product of both. */
  readonly weight: number;
}

/** Down from a gradient, by the steps remembered, the newest last. */
function directionOf(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares = steps.map(() => 0);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { move, change, weight } = steps[k];
    shares[k] = weight * dot(move, direction);
    for (let i = 0; i < direction.length; i++) direction[i] -= shares[k] * change[i];
  }
  const last = steps.at(-1);
  const scale = last ? 1 / (last.weight * dot(last.change, last.change)) : 1;
  for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  steps.forEach(({ move, change, weight }, k) => {
    const share = shares[k] - weight * dot(change, direction);
    for (let i = 0; i < direction.length; i++) direction[i] += share * move[i];
  });
  return direction;
}

interface Trial {
  readonly length: number;
  readonly value: number;
  /** Along the direction. */
  readonly slope: number;
  readonly point: Float64Array;
  readonly gradient: Float64Array;
}

/** Where a cubic through both ends has its minimum, kept away from them. */
function between(a: Trial, b: Trial): number {
  const [low, high] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.length - b.length);
  const root = Math.sqrt(d1 * d1 - a.slope * b.slope) * Math.sign(b.length - a.length);
  const found = b.length - ((b.length - a.length) * (b.slope + root - d1)) / (b.slope - a.slope + 2 * root);
  const margin = 0.1 * (high - low);
  return Number.isFinite(found) ? Math.min(high - margin, Math.max(low + margin, found)) : (low + high) / 2;
}

/** A trial that meets the strong Wolfe conditions, or the best one that has less of a value; null where there is none. */
function searchAlong(at: (length: number) => Trial, start: Trial, first: number): Trial | null {
  const isHigh = ({ length, value }: Trial) => !(value <= start.value + SUFFICIENT * length * start.slope);
  const isFlat = ({ slope }: Trial) => Math.abs(slope) <= -CURVATURE * start.slope;
  let low = start;
  let high: Trial | null = null;
  let length = first;
  for (let k = 0; k < MOST_TRIALS; k++) {
    const trial = at(length);
    if (isHigh(trial) || (low !== start && trial.value >= low.value)) high = trial;
    else if (isFlat(trial)) return trial;
    else {
      // Behind it the value goes up: the minimum lies between it and the best so far.
      if (high ? trial.slope * (high.length - low.length) >= 0 : trial.slope >= 0) high = low;
      low = trial;
    }
    length = high ? between(low, high) : 2 * length;
  }
  return low === start ? null : low;
}

/** Goes down from a start; yields after each iteration how many there were. */
export function* minimise(
  objective: Objective,
  start: Float64Array,
  { tolerance, mostIterations }: MinimiseOptions,
): Generator<number, Minimum, void> {
  const gradientAtStart = new Float64Array(start.length);
  let current: Omit<Trial, 'length' | 'slope'> = {
    value: objective(start, gradientAtStart),
    point: start,
    gradient: gradientAtStart,
  };
  let steps: Step[] = [];
  let iterations = 0;
  while (iterations < mostIterations && steepestOf(current.gradient) > tolerance) {
    const { point, gradient, value } = current;
    const direction = directionOf(gradient, steps);
    const slope = dot(direction, gradient);
    const at = (length: number): Trial => {
      const next = point.map((one, i) => one + length * direction[i]);
      const own = new Float64Array(next.length);
      const found = objective(next, own);
      return { length, point: next, gradient: own, value: found, slope: dot(direction, own) };
    };
    // Without a step to tell by, the first is as long as 1 at most.
    const first = steps.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(-slope));
    const found = slope < 0 ? searchAlong(at, { length: 0, point, gradient, value, slope }, first) : null;
    if (!found || !(found.value < value)) {
      // As far as doubles tell, or a memory that leads astray.
      if (steps.length === 0) break;
      steps = [];
      continue;
    }
    const move = found.point.map((one, i) => one - point[i]);
    const change = found.gradient.map((one, i) => one - gradient[i]);
    const curvature = dot(move, change);
    if (curvature > 1e-12 * dot(change, change)) {
      steps = [...steps.slice(1 - MEMORY), { move, change, weight: 1 / curvature }];
    }
    current = found;
    yield ++iterations;
  }
  const { point, value, gradient } = current;
  return { point, value, steepest: steepestOf(gradient), iterations };
}
