/** A claim of the paper beside what was measured of it: by which measure it holds. The verdict follows from the readings by one rule. Pure. */

/**
 * 'paper': L as the paper counts it; 'bound': L where it is a bound of the model (hard categories, or exact sampling);
 * 'likelihood': importance-weighted NLL; 'divergence': a measured KL beside the one that is reported; 'exact': sums over cells, where
 * one or two dimensions allow them; 'refined': what optimising q of single pictures gains; 'geometry': section 5's figures (definition 27);
 * 'gradient': how far a step's gradient is from its expectation, or for the same number of passes of the decoder.
 */
export type Measure =
  | 'paper'
  | 'bound'
  | 'likelihood'
  | 'divergence'
  | 'exact'
  | 'refined'
  | 'geometry'
  | 'gradient'
  | 'gradient per pass';

export const measureNames: Readonly<Record<Measure, string>> = {
  paper: 'the paper’s accounting',
  bound: 'true bounds',
  likelihood: 'importance-weighted NLL',
  divergence: 'measured KL',
  exact: 'exact sums',
  refined: 'refining q',
  geometry: 'section 5 measured',
  gradient: 'gradient of a step',
  'gradient per pass': 'gradient for as many passes of the decoder',
};

/** What one measure says, with the numbers. */
export interface Reading {
  readonly measure: Measure;
  readonly holds: boolean;
  readonly text: string;
}

export type Verdict =
  'holds' | 'does not hold' | 'holds only by the paper’s measure' | 'depends on the measure' | 'not decided';

export interface MeasuredClaim {
  readonly id: string;
  /** In our words. */
  readonly claim: string;
  /** 'section 4', or 'ours'. */
  readonly source: string;
  readonly verdict: Verdict;
  readonly readings: readonly Reading[];
  /** Fair to say beside the numbers: what they do not decide. */
  readonly remark: string | null;
}

/** A difference of two L below this is none: seeds alone differ by so much. Nats. */
export const margin = 0.5;

export const isLower = (a: number, b: number): boolean => a < b - margin;

/** 'not decided' while one of the measures that would decide it is missing. */
export function verdictOf(readings: readonly (Reading | null)[]): Verdict {
  if (readings.length === 0 || !readings.every((reading) => reading !== null)) return 'not decided';
  if (readings.every(({ holds }) => holds)) return 'holds';
  if (readings.every(({ holds }) => !holds)) return 'does not hold';
  const onlyPaper = readings.every(({ measure, holds }) => holds === (measure === 'paper'));
  return onlyPaper ? 'holds only by the paper’s measure' : 'depends on the measure';
}

/** A measure for which a run or an audit is missing is null: it is left out of the readings. */
export function measuredClaim(
  claim: Omit<MeasuredClaim, 'verdict' | 'readings' | 'remark'> & { readonly remark?: string },
  readings: readonly (Reading | null)[],
): MeasuredClaim {
  const made = readings.filter((reading) => reading !== null);
  return { remark: null, ...claim, verdict: verdictOf(readings), readings: made };
}

/** 97.31 -> '97.3'. */
export const nats = (value: number): string => value.toFixed(1).replace('-', '−');

/** With its sign: '+0.4', '−2.1'. */
export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
