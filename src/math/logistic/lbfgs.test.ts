/** L-BFGS: a quadratic in few steps, Rosenbrock's valley, the same bits twice, and functions without a minimum. */
import { describe, expect, it } from 'vitest';
import { minimise, type Objective } from './lbfgs';

function run(objective: Objective, start: readonly number[], tolerance = 1e-9, mostIterations = 500) {
  const work = minimise(objective, Float64Array.from(start), { tolerance, mostIterations });
  const told: number[] = [];
  for (;;) {
    const next = work.next();
    if (next.done) return { ...next.value, told };
    told.push(next.value);
  }
}

/** sum_i a_i (x_i - i)^2 / 2. */
const quadratic =
  (curvatures: readonly number[]): Objective =>
  (x, gradient) =>
    curvatures.reduce((sum, a, i) => {
      gradient[i] = a * (x[i] - i);
      return sum + (a * (x[i] - i) ** 2) / 2;
    }, 0);

const rosenbrock: Objective = ([x, y], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('minimise', () => {
  it('finds the minimum of a quadratic whose curvatures differ a thousandfold', () => {
    const { point, value, steepest, iterations, told } = run(quadratic([1, 10, 100, 1000]), [5, -5, 5, -5]);
    point.forEach((x, i) => expect(x).toBeCloseTo(i, 8));
    expect(value).toBeLessThan(1e-16);
    expect(steepest).toBeLessThanOrEqual(1e-9);
    expect(iterations).toBeLessThan(40);
    expect(told).toEqual(Array.from({ length: iterations }, (_, i) => i + 1));
  });

  it('goes through the valley of Rosenbrock', () => {
    const { point, iterations } = run(rosenbrock, [-1.2, 1]);
    expect(point[0]).toBeCloseTo(1, 8);
    expect(point[1]).toBeCloseTo(1, 8);
    expect(iterations).toBeLessThan(60);
  });

  it('takes the same way twice, and leaves its start as it is', () => {
    const start = Float64Array.of(-1.2, 1);
    const ways = [0, 1].map(() => run(rosenbrock, [...start], 1e-9, 7));
    expect(ways[0]).toEqual(ways[1]);
    expect(ways[0].iterations).toBe(7);
    expect([...start]).toEqual([-1.2, 1]);
  });

  it('takes no step from a minimum, and ends where nothing goes down', () => {
    expect(run(quadratic([1, 1]), [0, 1]).iterations).toBe(0);
    // Its gradient lies.
    const lying: Objective = ([x], gradient) => {
      gradient[0] = -1;
      return x;
    };
    expect(run(lying, [0])).toMatchObject({ iterations: 0, value: 0 });
  });

  it('comes back from where a value is no number', () => {
    // -log(x) + x, not defined below 0.
    const guarded: Objective = ([x], gradient) => {
      gradient[0] = 1 - 1 / x;
      return x - Math.log(x);
    };
    expect(run(guarded, [30]).point[0]).toBeCloseTo(1, 8);
  });
});
