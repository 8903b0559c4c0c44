/** Fetches what Train shows next; to be called when the first sight stands. */
import { lateOpenedFigure, lateSaveFigures } from './bench/late-opened';
import { lateColumnPlots } from './bench/late-plots';
import { lateMoves } from './moves/late-moves';
import { lateBenchCurves, lateCurves } from './late-curves';
import { lateDistribution, lateSandbox, lateSimplex } from './posterior/late-drawings';

export function fetchAhead(): void {
  const parts = [
    lateColumnPlots,
    lateBenchCurves,
    lateCurves,
    lateOpenedFigure,
    lateDistribution,
    lateSimplex,
    lateSaveFigures,
    lateSandbox,
    lateMoves,
  ];
  for (const part of parts) void part.fetchAhead();
  // The charts are the largest of it; without them the curves say so themselves.
  void import('../../ui/chart').catch(() => undefined);
}
