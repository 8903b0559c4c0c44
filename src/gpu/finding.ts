/** What a check found out about one thing that computes: plain numbers, so that it can be sent and shown. Judges nothing but itself. */
import { wordsOf } from '../schema/words-of';

export interface Finding {
  /** An operation of the tensor library, a kernel of ours, a training step made of them, or steps captured and run again. */
  readonly kind: 'operation' | 'kernel' | 'step' | 'captured';
  readonly name: string;
  /** The inputs, and which of the outputs. */
  readonly case: string;
  /** The worst number of that output: what it should be, and what it is. */
  readonly expected: number;
  readonly got: number;
  /** Distance of the two, and what rounding may make of it. */
  readonly error: number;
  readonly tolerance: number;
  /** Compiling, where this was the first use, computing and reading back. */
  readonly milliseconds: number;
  /** Why there is no number: it threw, or the device refused it. */
  readonly problem?: string;
}

/** Hears what is checked next, and how far it is. */
export type Heard = (name: string, done: number, total: number) => void;

/** Written so that what is not a number is wrong. */
export const isWrong = ({ error, tolerance, problem }: Finding): boolean =>
  problem !== undefined || !(error <= tolerance);

/** One line for a wrong finding. */
export const wordsOfFinding = ({ name, case: inputs, expected, got, problem }: Finding): string =>
  `${name}${inputs ? `, ${inputs}` : ''}: ${problem ?? `expected ${expected}, got ${got}`}`;

/** The finding of what gave no number. */
export function problemOf(
  named: Pick<Finding, 'kind' | 'name' | 'case'>,
  error: unknown,
  milliseconds: number,
): Finding {
  const problem = wordsOf(error);
  return { ...named, expected: NaN, got: NaN, error: NaN, tolerance: NaN, milliseconds, problem };
}
