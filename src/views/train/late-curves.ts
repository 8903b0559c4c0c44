/** The curves, which nobody sees before a run begins. */
import { latePart } from '../../ui/late-part';

export const lateCurves = latePart(async () => (await import('./curves/curves')).Curves);
