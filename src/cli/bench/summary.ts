/** Medians over rounds, found by place, contender and cell. Pure. */
import { median } from '../../../scripts/measure/figures.mjs';
import { cellKey, type Cell } from './cells';
import type { ContenderName } from './contenders/registry';
import type { Counts } from './gpu-watch';
import type { Measured, Outcome } from './job';
import type { PlaceName } from './places/registry';

export interface Summary {
  readonly rounds: number;
  /** Milliseconds. */
  readonly first: number;
  readonly step: number;
  readonly asked: Counts | null;
  /** Bytes. */
  readonly held: number | null;
  readonly peak: number | null;
  readonly plan: string;
  readonly device: string;
  readonly threads: number;
}

function medianOf(rounds: readonly Measured[], pick: (round: Measured) => number | null): number | null {
  const values = rounds.map(pick).filter((value) => value !== null);
  return values.length === 0 ? null : median(values);
}

function summaryOf(rounds: readonly Measured[]): Summary {
  const { plan, device, threads, asked } = rounds[0];
  const count = (pick: (asked: Counts) => number) =>
    medianOf(rounds, (round) => (round.asked ? pick(round.asked) : null)) ?? NaN;
  return {
    rounds: rounds.length,
    first: median(rounds.map((round) => round.first)),
    step: median(rounds.map((round) => round.step)),
    asked: asked && {
      dispatches: count((c) => c.dispatches),
      submits: count((c) => c.submits),
      buffers: count((c) => c.buffers),
      bytes: count((c) => c.bytes),
    },
    held: medianOf(rounds, (round) => round.held),
    peak: medianOf(rounds, (round) => round.peak),
    plan,
    device,
    threads,
  };
}

export interface Summaries {
  /** Null where no round came through. */
  of(place: PlaceName, contender: ContenderName, cell: Cell): Summary | null;
}

export function summarise(outcomes: readonly Outcome[]): Summaries {
  const keyOf = (place: PlaceName, contender: ContenderName, cell: Cell) =>
    `${place}/${contender}/${cellKey(cell)}`;
  const rounds = new Map<string, Measured[]>();
  for (const outcome of outcomes) {
    if (!('measured' in outcome)) continue;
    const { place, contender, cell } = outcome.job;
    const key = keyOf(place, contender, cell);
    rounds.set(key, [...(rounds.get(key) ?? []), outcome.measured]);
  }
  return {
    of(place, contender, cell) {
      const found = rounds.get(keyOf(place, contender, cell));
      return found ? summaryOf(found) : null;
    },
  };
}
