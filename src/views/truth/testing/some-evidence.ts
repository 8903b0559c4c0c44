/** Exact evidence of two models for tests, made up; each sum is exact in binary. */
import type { ExactEvidence, ExactPicture } from '../../../experiment/exact';

const picture = (change: Partial<ExactPicture>): ExactPicture => ({
  nll: 140,
  gap: 2,
  floor: 0.25,
  family: 0.5,
  finer: false,
  modes: [1, 1],
  ownModes: [1, 1],
  deviations: [0.125, 0.25],
  correlation: 0.5,
  information: 0.25,
  ...change,
});

export const gaussEvidence: ExactEvidence = {
  model: 'gauss',
  step: 500,
  reading: 'exact',
  pixels: 'grey',
  from: 'validation',
  cells: [361, 361],
  pictures: 4,
  freeEnergy: { mean: 143, standardError: 0.5 },
  nll: { mean: 140, standardError: 0.5 },
  gap: { mean: 3, standardError: 0.5, median: 2.5 },
  floor: { mean: 0.25, standardError: 0.0625 },
  family: { mean: 0.5, standardError: 0.125 },
  amortisation: { mean: 2.5, standardError: 0.5 },
  finer: 1,
  twoModes: 0.125,
  ownTwoModes: 0,
  correlation: 0.5,
  information: 0.25,
  byPicture: [
    picture({}),
    picture({ gap: 5, modes: [2, 1] }),
    picture({ gap: 3, finer: true }),
    picture({ gap: 2, modes: [1, 3] }),
  ],
};

/** Of categories, which have every shape. */
export const catEvidence: ExactEvidence = {
  ...gaussEvidence,
  model: 'categorical',
  reading: 'hard',
  from: 'test',
  cells: [10, 10],
  gap: { mean: 8, standardError: 1, median: 7.5 },
  floor: { mean: 0, standardError: 0 },
  family: { mean: 0, standardError: 0 },
  amortisation: { mean: 8, standardError: 1 },
  finer: 0,
  correlation: null,
  byPicture: gaussEvidence.byPicture.map((one) => ({
    ...one,
    ...{ gap: 8, floor: 0, family: 0, finer: false, deviations: null, correlation: null },
  })),
};
