/** What the codes of two models know, made up, for tests. */
import type { Codes, CodesPoint } from '../../../../experiment/codes';

const drawn = (labels: number, mean: number, standardError: number): CodesPoint => ({
  ...{ labels, wanted: labels, errorOver: 'draws', accuracy: { mean, standardError } },
  ...{ shares: [mean - standardError, mean + standardError], penalties: [1, 0.1] },
});

export const gaussCodes: Codes = {
  ...{ model: 'gauss', step: 500, kind: 'means', width: 20, classes: 10, penalties: [1, 0.1], draws: 2 },
  ...{ training: 55_000, used: 10_000, validation: 5000, test: 10_000, blind: 0.1135 },
  points: [
    drawn(100, 0.75, 0.0125),
    drawn(600, 0.85, 0.005),
    drawn(1000, 0.875, 0.0025),
    {
      ...{ labels: 10_000, wanted: null, errorOver: 'test pictures', shares: [0.9], penalties: [10] },
      accuracy: { mean: 0.9, standardError: 0.003 },
    },
  ],
  leftOut: [],
};

/** Of data that cannot give 1,000 labels. */
export const catCodes: Codes = {
  ...gaussCodes,
  ...{ model: 'categorical', kind: 'probabilities', width: 100 },
  points: gaussCodes.points.filter(({ wanted }) => wanted !== 1000),
  leftOut: [{ labels: 1000, rarest: 80, needed: 100 }],
};
