/** Moves that count how often they are looked at: the work of whatever goes through a list of them. */
import type { Move } from '../experiment';

interface Counted {
  readonly moves: Move[];
  /** Looks at any of them since the last call. */
  looks(): number;
}

export function countedMoves(given: readonly Move[]): Counted {
  let count = 0;
  const moves = given.map(({ step, field, value }): Move => ({
    get step() {
      count++;
      return step;
    },
    field,
    value,
  }));
  return {
    moves,
    looks() {
      const looked = count;
      count = 0;
      return looked;
    },
  };
}
