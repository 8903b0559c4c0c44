/** Section 5's arithmetic in plain numbers: eigenvalues, the decoder's metric, precision, remark 4's V and searches, against other ways to the same. */
import { describe, expect, test } from 'vitest';
import { bernoulliNegativeLogLikelihood } from '../likelihood';
import { dot, solve } from '../numeric';
import { fillNormal, fillUniform, keyOf } from '../random';
import { finiteDifference } from '../testing/finite-difference';
import { createAscent } from './ascent';
import { correlation } from './correlation';
import { decoderMetric, logitsAt, type NumberLayer } from './decoder-metric';
import { precisionOf, shiftedInverse } from './precision';
import { spreadOf, stationaryCovariance, tradeOff } from './stationary-covariance';
import { ofEigen, sandwich, symmetricEigen, type Matrix } from './symmetric';

const normals = (count: number, name: string) =>
  [...fillNormal(new Float32Array(count), keyOf(1, `test/section-five/${name}`), 0)].map(Number);

/** A A^T + ridge of a random A [d][rank]. */
function positive(d: number, rank: number, ridge: number, name: string): number[][] {
  const a = normals(d * rank, name);
  const row = (i: number) => a.slice(i * rank, (i + 1) * rank);
  return Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (__, j) => dot(row(i), row(j)) + (i === j ? ridge : 0)),
  );
}

const identity = (d: number) =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (__, j) => Number(i === j)));

/** The largest difference of two matrices beside the largest number. */
function apart(a: Matrix, b: Matrix): number {
  const size = Math.max(...a.flat().map(Math.abs));
  return Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i][j])))) / size;
}

function inverse(matrix: Matrix): number[][] {
  return matrix.map((_, j) =>
    solve(
      matrix.map((row) => [...row]),
      matrix.map((__, i) => Number(i === j)),
    ),
  );
}

describe('eigenvalues', () => {
  test.each([
    [1, 1],
    [2, 2],
    [7, 7],
    [20, 20],
    [20, 5],
  ])('of a matrix of %i dimensions and rank %i put it together again', (d, rank) => {
    const matrix = positive(d, rank, 0, `eigen ${d} ${rank}`);
    const eigen = symmetricEigen(matrix);
    expect(
      apart(
        matrix,
        ofEigen(eigen, (value) => value),
      ),
    ).toBeLessThan(1e-13);
    expect(
      apart(
        identity(d),
        eigen.vectors.map((a) => eigen.vectors.map((b) => dot(a, b))),
      ),
    ).toBeLessThan(1e-13);
    expect(eigen.values).toEqual(eigen.values.toSorted((a, b) => b - a));
    for (const value of eigen.values.slice(rank))
      expect(Math.abs(value)).toBeLessThan(1e-13 * eigen.values[0]);
  });

  test('of [[2, 1], [1, 2]] are 3 and 1', () => {
    const { values } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
  });

  test('of numbers that are none are refused', () => {
    expect(() => symmetricEigen([[NaN]])).toThrow(
      'symmetricEigen: expected a matrix [1][1] of finite numbers',
    );
  });
});

const widths = [3, 9, 8, 12];
/** A decoder 3 - 9 - 8 - 12. */
const layers: NumberLayer[] = widths.slice(1).map((out, k) => ({
  weights: normals(widths[k] * out, `weights ${k}`).map((value) => 0.8 * value),
  biases: normals(out, `biases ${k}`).map((value) => 0.3 * value),
  activation: k < 2 ? 'relu' : 'linear',
}));
const x = [...fillUniform(new Float32Array(12), keyOf(1, 'test/section-five/x'), 0)];
const nll = (z: ArrayLike<number>) => bernoulliNegativeLogLikelihood(logitsAt(layers, z), x);

describe("the decoder's metric", () => {
  test('is J^T diag(s(1 - s)) J with J by finite differences', () => {
    for (let at = 0; at < 5; at++) {
      const z = normals(3, `z ${at}`);
      const metric = decoderMetric(layers, z);
      const logits = logitsAt(layers, z);
      const rows = [...logits].map((_, i) => finiteDifference((one) => logitsAt(layers, one)[i], z, 1e-6));
      const want = z.map((_, a) =>
        z.map((__, b) =>
          rows.reduce((sum, row, i) => {
            const s = 1 / (1 + Math.exp(-logits[i]));
            return sum + s * (1 - s) * row[a] * row[b];
          }, 0),
        ),
      );
      expect(apart(want, metric)).toBeLessThan(1e-7);
    }
  });

  test('is the second derivative of -log p(x | z), whatever x is', () => {
    const z = normals(3, 'z 0');
    const metric = decoderMetric(layers, z);
    const second = z.map((_, a) => finiteDifference((one) => finiteDifference(nll, one, 1e-4)[a], z, 1e-3));
    expect(apart(metric, second)).toBeLessThan(1e-5);
  });
});

test('precision: the inverse of G + P, and the spectrum of G', () => {
  const metric = positive(5, 3, 0, 'precision');
  const variance = [1, 0.5, 2, 1, 0.2];
  const both = metric.map((row, i) => row.map((value, j) => value + (i === j ? 1 / variance[j] : 0)));
  const { joint, factorised, spectrum } = precisionOf(metric, variance);
  const want = inverse(both);
  expect(
    apart(
      want,
      shiftedInverse(
        metric,
        variance.map((value) => 1 / value),
      ),
    ),
  ).toBeLessThan(1e-12);
  joint.forEach((value, j) => {
    expect(value ** 2).toBeCloseTo(want[j][j], 12);
    expect(factorised[j] ** -2).toBeCloseTo(both[j][j], 10);
    expect(factorised[j]).toBeLessThanOrEqual(value);
  });
  expect(spectrum.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
    metric.reduce((sum, row, j) => sum + row[j], 0),
    10,
  );
  expect(Math.abs(spectrum[3])).toBeLessThan(1e-12);
});

describe("remark 4's V", () => {
  const metric = positive(6, 6, 0.01, 'metric');
  const spread = positive(6, 6, 0.001, 'spread');
  const V = stationaryCovariance(metric, spread)!;

  test('solves G = V^-1 - (V + V_z)^-1', () => {
    const both = V.map((row, i) => row.map((value, j) => value + spread[i][j]));
    const [one, other] = [inverse(V), inverse(both)];
    const found = one.map((row, i) => row.map((value, j) => value - other[i][j]));
    expect(apart(metric, found)).toBeLessThan(1e-9);
  });

  test('has less of the two terms than its neighbours', () => {
    const least = tradeOff(metric, spread, V);
    for (const factor of [0.9, 1.1])
      expect(
        tradeOff(
          metric,
          spread,
          V.map((row) => row.map((value) => factor * value)),
        ),
      ).toBeGreaterThan(least);
    const turned = sandwich(
      ofEigen(symmetricEigen(positive(6, 6, 20, 'turn')), (value) => value / 25),
      V,
    );
    expect(tradeOff(metric, spread, turned)).toBeGreaterThan(least);
  });

  test('of one dimension is in closed form, at curvatures far apart', () => {
    for (const g of [1e-8, 1, 1e12])
      expect(
        stationaryCovariance([[g]], [[1]])![0][0] / ((Math.sqrt(1 + 4 / g) - 1) / 2 || 1 / g),
      ).toBeCloseTo(1, 3);
  });

  test('is none where the decoder or the means do not move', () => {
    expect(stationaryCovariance(positive(6, 4, 0, 'flat'), spread)).toBeNull();
    expect(stationaryCovariance(metric, positive(6, 4, 0, 'flat'))).toBeNull();
  });

  test('the spread of means is theirs', () => {
    expect(
      spreadOf([
        [1, 2],
        [3, 0],
      ]),
    ).toEqual([
      [1, -1],
      [-1, 1],
    ]);
  });
});

describe('a search', () => {
  const run = (
    start: readonly number[],
    value: (z: ArrayLike<number>) => number,
    slope: (z: ArrayLike<number>) => number[],
    bounds = { low: -Infinity, high: Infinity },
  ) => {
    const ascent = createAscent(start, identity(start.length), bounds);
    const seen: number[] = [];
    for (let z = ascent.asked; z !== null; z = ascent.asked) {
      expect([...z].every((one) => one >= bounds.low && one <= bounds.high)).toBe(true);
      seen.push(value(z));
      ascent.take(value(z), slope(z));
    }
    expect(ascent.best.value).toBe(Math.min(...seen));
    return ascent.best;
  };
  const hessian = positive(5, 5, 0.1, 'bowl');
  const centre = [2, -1, 0.5, 3, -2];
  const bowl = (z: ArrayLike<number>) => {
    const off = centre.map((value, j) => z[j] - value);
    return off.reduce((sum, value, i) => sum + (value * dot(hessian[i], off)) / 2, 0);
  };
  const bowlSlope = (z: ArrayLike<number>) =>
    hessian.map((row) =>
      dot(
        row,
        centre.map((value, j) => z[j] - value),
      ),
    );

  test('finds the bottom of a bowl', () => {
    expect(run([0, 0, 0, 0, 0], bowl, bowlSlope).value).toBeLessThan(1e-3);
  });

  test('inside of bounds ends where no slope leads further down', () => {
    const { z } = run([0, 0, 0, 0, 0], bowl, bowlSlope, { low: -1, high: 1 });
    bowlSlope(z).forEach((slope, j) => {
      if (z[j] === 1) expect(slope).toBeLessThan(0);
      else if (z[j] === -1) expect(slope).toBeGreaterThan(0);
      else expect(Math.abs(slope)).toBeLessThan(0.05);
    });
    expect([...z].some((value) => Math.abs(value) === 1)).toBe(true);
  });

  test("of a picture ends above no place of its start's, and where small steps gain nothing", () => {
    const slope = (z: ArrayLike<number>) => finiteDifference(nll, Array.from(z), 1e-6);
    const start = normals(3, 'z 1');
    const { z, value } = run(start, nll, slope);
    expect(value).toBeLessThan(nll(start) - 0.1);
    for (const step of [0.02, -0.02])
      z.forEach((_, j) =>
        expect(nll([...z].map((at, i) => (i === j ? at + step : at)))).toBeGreaterThan(value - 2e-3),
      );
  });

  test('that meets no number ends at the best place that it had', () => {
    const ascent = createAscent([0], [[1]], { low: -Infinity, high: Infinity });
    ascent.take(1, [1]);
    while (ascent.asked) ascent.take(NaN, [NaN]);
    expect(ascent.best).toEqual({ z: Float64Array.from([0]), value: 1 });
  });
});

test('correlation is 1 of figures in proportion, and 0 of a constant', () => {
  expect(correlation([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 14);
  expect(correlation([1, 2, 3], [-1, -2, -3])).toBeCloseTo(-1, 14);
  expect(correlation([1, 2, 1], [5, 5, 5])).toBe(0);
});
