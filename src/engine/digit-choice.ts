/** The order in which a choice shows validation pictures. Knows labels and term2, no pictures. */
import type { DigitChoice } from './protocol';

const CLASSES = 10;

/** Rounds of one picture of every class, 0 to 9, for as long as every class has one left. */
function inRounds(labels: Uint8Array): number[] {
  const byClass: number[][] = Array.from({ length: CLASSES }, () => []);
  labels.forEach((label, index) => byClass[label].push(index));
  const rounds = Math.min(...byClass.map((places) => places.length));
  return Array.from({ length: rounds }, (_, round) => byClass.map((places) => places[round])).flat();
}

/** Pictures of equal term2 stay in their own order, so that the same run always gives the same strip. */
function byTerm2(term2: Float32Array, sign: 1 | -1): number[] {
  return Array.from(term2, (_, index) => index).sort((a, b) => sign * (term2[a] - term2[b]) || a - b);
}

/** Indices of validation pictures, all that belong to the choice; none where it needs a term2 that is not there. */
export function placesOf(choice: DigitChoice, labels: Uint8Array, term2: Float32Array | null): number[] {
  switch (choice.kind) {
    case 'order':
      return Array.from(labels, (_, index) => index);
    case 'each':
      return inRounds(labels);
    case 'class':
      return Array.from(labels, (_, index) => index).filter((index) => labels[index] === choice.label);
    case 'worst':
      return term2 === null ? [] : byTerm2(term2, -1);
    case 'best':
      return term2 === null ? [] : byTerm2(term2, 1);
  }
}
