/** The three curves of a recording: the recorded terms and their sum, in nats. Pure. */
import type { RecordedModel } from '../../../experiment/recording';

export const recordedTerms = ['term1', 'term2', 'L'] as const;
export type RecordedTerm = (typeof recordedTerms)[number];

export const termTitles: Readonly<Record<RecordedTerm, string>> = {
  term1: 'KL of posterior and prior',
  term2: 'reconstruction',
  L: 'term1 + term2',
};

export function valuesOf({ term1, term2 }: RecordedModel, term: RecordedTerm): readonly number[] {
  return term === 'L' ? term1.map((value, i) => value + term2[i]) : term === 'term1' ? term1 : term2;
}
