/** Figures of the committed runs on 10,000 SVHN pictures, a subset that is not the paper's, which `npx tsx scripts/svhn-figures.ts` makes of their records. */
import recorded from './svhn-samples.json';

/** On the subset's test pictures, nats, best parameters by validation. */
export interface SubsetFigures {
  /** Id of the row of Table 1 (b) with the same settings. */
  readonly row: string;
  readonly steps: number;
  readonly seed: number;
  readonly term1: number;
  readonly term2: number;
  /** term2's lowest value on these pictures. */
  readonly floor: number;
  /** L with one-hot samples, a true bound; of Gauss-VAE L itself. */
  readonly bound: number;
}

export const subsetRuns: readonly SubsetFigures[] = recorded;
