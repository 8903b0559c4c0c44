/** The order in which a choice shows validation pictures. Knows labels and term2, no pictures. */
import { noLabel } from '../data/dataset';
import type { DigitChoice } from './protocol';

/** Rounds of one picture of every class that there is, in order, for as long as each has one left; unlabelled pictures are in none. */
function inRounds(labels: Uint8Array): number[] {
  const byClass = new Map<number, number[]>();
  labels.forEach((label, index) => {
    if (label === noLabel) return;
    const places = byClass.get(label);
    if (places) places.push(index);
    else byClass.set(label, [index]);
  });
  if (byClass.size === 0) return [];
  const ordered = [...byClass].toSorted(([a], [b]) => a - b).map(([, places]) => places);
  const rounds = Math.min(...ordered.map((places) => places.length));
  return Array.from({ length: rounds }, (_, round) => ordered.map((places) => places[round])).flat();
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
