/** The gap of exact evidence in its parts: what factorising costs, what the family's shape costs, what the encoder loses. Pure. */
import type { Mean } from '../../experiment/audit';
import type { ExactEvidence } from '../../experiment/exact';
import { meanAndError } from '../../math/importance-weighting';

export const parts = ['floor', 'shape', 'encoder'] as const;
export type Part = (typeof parts)[number];

/** Nats a picture; the parts add up to the gap. */
export function gapParts({ floor, amortisation, byPicture }: ExactEvidence): Readonly<Record<Part, Mean>> {
  return {
    floor,
    // Picture by picture: how large a gap is cancels, and the error is that of the difference.
    shape: meanAndError(byPicture.map((one) => one.family - one.floor)),
    encoder: amortisation,
  };
}

interface Segment {
  readonly part: Part;
  /** Nats. */
  readonly from: number;
  readonly to: number;
}

/** End to end from 0; one of no length, or less, is left out. */
export function segmentsOf(evidence: ExactEvidence): readonly Segment[] {
  const found = gapParts(evidence);
  let at = 0;
  return parts.flatMap((part) => {
    const length = found[part].mean;
    const from = at;
    at += Math.max(0, length);
    return length > 0 ? [{ part, from, to: at }] : [];
  });
}

/** The axis, nats, from 0 to beyond the longest bar with its error. */
export const axisOf = (all: readonly ExactEvidence[]): readonly [number, number] => [
  0,
  1.05 * Math.max(0.1, ...all.map(({ gap }) => gap.mean + gap.standardError)),
];
