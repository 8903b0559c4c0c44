/** The curves, which nobody sees before a run begins: small on the bench, and enlarged. */
import { importAgain } from '../../ui/import-again';
import { latePart } from '../../ui/late-part';

export const lateBenchCurves = latePart(
  async () => (await importAgain(() => import('./curves/bench-curves'))).BenchCurves,
);
export const lateCurves = latePart(async () => (await importAgain(() => import('./curves/curves'))).Curves);
