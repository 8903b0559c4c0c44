/** Moves of all three of T, M and R in every order, as previews ask for them. Only tests import this. */
import type { IfMoved } from '../../experiment/probe-settings';
import { probeNames } from '../probes/registry';
import type { Run } from '../run-contract';
import { everyQuestion } from './every-probe';
import { tinyModels } from './tiny-run';

/** The six orders of three. */
const orders = [0, 1, 2].flatMap((a) => [1, 2].map((b) => [a, (a + b) % 3, (a + 3 - b) % 3]));

/** Some of each, up to what clamps M and what a run mends. */
const moves = (step: number): readonly IfMoved[] => [
  { field: 'temperature', value: [0.2, 1.7][step % 2] },
  { field: 'polynomialOrder', value: [2, 9, 40][step % 3] },
  { field: 'gridPoints', value: [9, 41, 4, 101][step % 4] },
];

/** The first, the first two, and all three of the moves, in one order; it changes with the step. */
export function previewLists(step: number): readonly (readonly IfMoved[])[] {
  const order = orders[step % orders.length].map((at) => moves(step)[at]);
  return [1, 2, 3].map((count) => order.slice(0, count));
}

/** Asks every model of a run for previews of a step's lists, two probes each; all probes come within three steps. */
export async function askPreviews(run: Run): Promise<void> {
  for (const ifMoved of previewLists(run.step))
    for (const model of tinyModels) {
      const questions = everyQuestion({ model, ifMoved });
      for (const at of [0, 1]) {
        const name = probeNames[(2 * run.step + at) % probeNames.length];
        await run.probe(name, questions[name]);
      }
    }
}
