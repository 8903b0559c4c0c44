/** What is said of a refined q, by what its gain is. Pure. */
import type { RefinedOne } from '../../../experiment/refined';
import type { RefinedView } from '../../../state/refine-store';
import { formatNats } from '../../../ui/format';
import { meanText } from '../../mean-text';

/** What the difference is called. */
export const gainNames = {
  bound: 'The encoder loses at least',
  paper: 'Gain in the paper’s accounting',
} as const satisfies Record<RefinedOne['accounting'], string>;

export const freeEnergyOf = ({ term1, term2 }: RefinedOne['before']): number => term1 + term2;

/** In one or two sentences, for the curve. */
export function refinedSummary({ found, curve, done, steps }: RefinedView): string {
  const [first, last] = [curve.freeEnergy[0], curve.freeEnergy[curve.freeEnergy.length - 1]];
  if (found === null)
    return `Step ${done} of ${steps}: L was ${formatNats(first)} nats and is ${formatNats(last)}.`;
  return `L of the encoder’s q is ${formatNats(freeEnergyOf(found.before))} nats, of the refined q ${formatNats(freeEnergyOf(found.after))}. ${gainNames[found.accounting]}: ${meanText(found.gain)} nats.`;
}
