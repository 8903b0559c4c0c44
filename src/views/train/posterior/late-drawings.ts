/** The drawings of the posteriors and the sandbox, which nobody sees before a run begins or the sandbox is opened. */
import { latePart } from '../../../ui/late-part';

export const lateDistribution = latePart(async () => (await import('./distribution')).Distribution);
export const lateSimplex = latePart(async () => (await import('./simplex')).SimplexPlot);
export const lateSandbox = latePart(async () => (await import('./sandbox')).Sandbox);
