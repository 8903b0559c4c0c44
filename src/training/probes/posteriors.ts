/** The encoder's heads of the first validation pictures, or of all if there are fewer, and the prior: numbers for Theorem 2. */
import { expectWhole } from '../../experiment/arguments';
import type { Posteriors } from '../../experiment/measurements';
import type { Probe } from './probe';

/** Posteriors that one question may ask for: all validation pictures of MNIST. */
const mostPosteriors = 5000;

const first = (count: number) => Array.from({ length: count }, (_, i) => i);

export const posteriors: Probe<{ readonly count: number }, Posteriors> = {
  check: ({ count }, { pictures }) => ({
    count: Math.min(pictures, expectWhole('posteriors: count', count, 1, mostPosteriors)),
  }),
  ask: async (subject, { count }) => ({ pictures: count, ...(await subject.numbers(first(count))) }),
  fake: (pretence, { count }) => ({ pictures: count, ...pretence.numbers(first(count)) }),
};
