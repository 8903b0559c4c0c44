/** The curves, which nobody sees before a run begins: small on the bench, and enlarged. */
import { latePart } from '../../ui/late-part';

export const lateBenchCurves = latePart(async () => (await import('./curves/bench-curves')).BenchCurves);
export const lateCurves = latePart(async () => (await import('./curves/curves')).Curves);
