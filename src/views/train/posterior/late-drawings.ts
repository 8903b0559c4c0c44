/** The drawings of the posteriors and the sandbox, which nobody sees before a run begins or the sandbox is opened. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

export const lateDistribution = latePart(
  async () => (await importAgain(() => import('./drawn-posterior'))).DrawnPosterior,
);
export const lateSimplex = latePart(async () => (await importAgain(() => import('./simplex'))).SimplexPlot);
export const lateSandbox = latePart(async () => (await importAgain(() => import('./sandbox'))).Sandbox);
