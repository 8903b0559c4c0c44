/** Logistic regression against closed cases, finite differences, its own optimality, and labels that separate. */
import { describe, expect, it } from 'vitest';
import { fillNormal, keyOf } from '../random';
import { finiteDifference } from '../testing/finite-difference';
import { classify, fitLogistic, logisticObjective, type LabelledRows } from './regression';
import { standardised, standardOf } from './standardise';

const exact = { tolerance: 1e-8, mostIterations: 1000 };

function fit(rows: LabelledRows, penalty: number, options = exact, start?: Float64Array) {
  const work = fitLogistic(rows, penalty, options, start);
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** One feature of 0 and 1, two classes: how often each pair of both. */
function counted(
  counts: readonly (readonly [feature: number, label: number, times: number])[],
): LabelledRows {
  const all = counts.flatMap(([feature, label, times]) =>
    Array.from({ length: times }, () => ({ feature, label })),
  );
  return {
    values: Float64Array.from(all, ({ feature }) => feature),
    labels: all.map(({ label }) => label),
    ...{ count: all.length, width: 1, classes: 2 },
  };
}

/** Classes around places of their own, in `width` dimensions. */
function clouds(count: number, width: number, classes: number, apart: number): LabelledRows {
  const noise = fillNormal(new Float32Array(count * width), keyOf(3, 'test/clouds'), 0);
  const labels = Array.from({ length: count }, (_, i) => i % classes);
  const values = Float64Array.from(
    noise,
    (value, i) => value + (i % width === labels[Math.floor(i / width)] ? apart : 0),
  );
  return { values, labels, count, width, classes };
}

describe('one feature of 0 and 1', () => {
  const rows = counted([
    [0, 0, 30],
    [0, 1, 10],
    [1, 0, 12],
    [1, 1, 48],
  ]);
  const parts = ({ standard, parameters: [w0, b0, w1, b1] }: ReturnType<typeof fit>) => {
    const slope = (w1 - w0) / standard.deviations[0];
    return { slope, odds: b1 - b0 - slope * standard.means[0], weights: [w0, w1], intercepts: [b0, b1] };
  };

  it('without a penalty has the log odds of the counts', () => {
    const { slope, odds } = parts(fit(rows, 0));
    expect(odds).toBeCloseTo(Math.log(10 / 30), 6);
    expect(odds + slope).toBeCloseTo(Math.log(48 / 12), 6);
  });

  it('with a penalty balances it with the residuals, and gives the classes their share', () => {
    const penalty = 7;
    const found = fit(rows, penalty);
    const { weights, odds, slope } = parts(found);
    expect(weights[0]).toBeCloseTo(-weights[1], 8);
    const { values, labels, count } = rows;
    const { means, deviations } = found.standard;
    let [residual, along] = [0, 0];
    for (let i = 0; i < count; i++) {
      const error = labels[i] - 1 / (1 + Math.exp(-odds - slope * values[i]));
      residual += error;
      along += (error * (values[i] - means[0])) / deviations[0];
    }
    // Intercepts are not penalised.
    expect(residual).toBeCloseTo(0, 6);
    expect(along).toBeCloseTo(penalty * weights[1], 6);
    expect(slope).toBeLessThan(Math.log(12));
  });
});

describe('many features and classes', () => {
  const rows = clouds(67, 5, 4, 0.8);

  it('has the gradient of its loss', () => {
    const objective = logisticObjective(rows, 2.5);
    const at = Float64Array.from({ length: 24 }, (_, i) => Math.sin(3 * i));
    const gradient = new Float64Array(24);
    objective(at, gradient);
    const value = (x: ArrayLike<number>) => objective(Float64Array.from(x), new Float64Array(24));
    finiteDifference(value, [...at], 1e-5).forEach((want, i) => expect(gradient[i]).toBeCloseTo(want, 7));
  });

  it('has the loss of single rows', () => {
    const at = Float64Array.from({ length: 24 }, (_, i) => Math.cos(i));
    const logits = (row: number, k: number) =>
      at[6 * k + 5] + [0, 1, 2, 3, 4].reduce((sum, f) => sum + at[6 * k + f] * rows.values[5 * row + f], 0);
    let want = 0;
    for (let row = 0; row < 67; row++) {
      const all = [0, 1, 2, 3].map((k) => Math.exp(logits(row, k)));
      want -= Math.log(all[rows.labels[row]] / all.reduce((a, b) => a + b)) / 67;
    }
    expect(logisticObjective(rows, 0)(at, new Float64Array(24))).toBeCloseTo(want, 10);
  });

  it('ends where its gradient is below 1e-6 a row, from anywhere', () => {
    const options = { tolerance: 1e-6, mostIterations: 500 };
    const found = fit(rows, 1, options);
    expect(found.steepest).toBeLessThanOrEqual(1e-6);
    const gradient = new Float64Array(24);
    const own = { ...rows, ...standardised(rows, standardOf(rows)) };
    logisticObjective(own, 1)(found.parameters, gradient);
    expect(Math.max(...gradient.map(Math.abs))).toBe(found.steepest);
    const elsewhere = fit(
      rows,
      1,
      exact,
      Float64Array.from({ length: 24 }, (_, i) => Math.sin(i)),
    );
    // Intercepts may all be higher by the same.
    elsewhere.parameters.forEach((value, i) => {
      if (i % 6 < 5) expect(value).toBeCloseTo(found.parameters[i], 4);
    });
  });

  it('converges on 100 labels that separate, with finite weights', () => {
    const apart = clouds(100, 20, 10, 3);
    const found = fit(apart, 0.01, { tolerance: 1e-6, mostIterations: 1000 });
    expect(found.steepest).toBeLessThanOrEqual(1e-6);
    expect(Math.max(...found.parameters.map(Math.abs))).toBeLessThan(100);
    expect([...classify(found, apart)]).toEqual([...(apart.labels as number[])]);
  });

  it('tells unseen rows of the same clouds apart, an odd number of them too', () => {
    const found = fit(clouds(400, 5, 4, 4), 1);
    const others = clouds(67, 5, 4, 4);
    const told = classify(found, others);
    const right = told.filter((label, i) => label === others.labels[i]).length;
    expect(right / 67).toBeGreaterThan(0.9);
  });
});

describe('features', () => {
  it('are standardised by the rows, and constant ones are left out', () => {
    const rows = { values: Float64Array.of(1, 0.3, -2, 3, 0.3, 6, 5, 0.3, -1), count: 3, width: 3 };
    const standard = standardOf(rows);
    expect(standard.kept).toEqual([0, 2]);
    const { values, width, count } = standardised(rows, standard);
    expect([width, count]).toEqual([2, 3]);
    for (const f of [0, 1]) {
      const own = [0, 1, 2].map((row) => values[2 * row + f]);
      expect(own.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
      expect(own.reduce((sum, value) => sum + value * value, 0) / 3).toBeCloseTo(1, 12);
    }
    // Another row by the same means and deviations.
    const other = standardised({ values: Float64Array.of(3, 9, 1), count: 1, width: 3 }, standard);
    other.values.forEach((value) => expect(value).toBeCloseTo(0, 12));
  });

  it('that are all constant leave the classes their shares', () => {
    const rows = {
      ...counted([
        [1, 0, 3],
        [1, 1, 1],
      ]),
    };
    const { parameters, standard } = fit(rows, 1);
    expect(standard.kept).toEqual([]);
    expect(parameters[0] - parameters[1]).toBeCloseTo(Math.log(3), 6);
  });
});
