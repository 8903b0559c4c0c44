/** Fetches what Train shows once a run begins; to be called when the first sight stands. */
import { lateCurves } from './late-curves';
import { lateDistribution, lateSandbox, lateSimplex } from './posterior/late-drawings';

export function fetchAhead(): void {
  for (const part of [lateCurves, lateDistribution, lateSimplex, lateSandbox]) void part.fetchAhead();
  // The charts are the largest of it; without them the curves say so themselves.
  void import('../../ui/chart').catch(() => undefined);
}
