/** Theorem 1 on a posterior's numbers, in words. Pure. */
import { formatShort } from '../../ui/format';
import { largeNats, nats } from './divergence-words';
import { theoremChecks, verdictSigns, type Check, type ThreeDivergences, type Verdict } from './theorem-one';

const times = (above: number, below: number): string =>
  below > 0.01 ? ` (${formatShort(above / below)} times)` : '';

export const verdictText = (verdict: Verdict): string => `${verdictSigns[verdict]} ${verdict}`;

const checkWords = ({ name, claim, verdict }: Check): string => `${name}, ${claim}: ${verdictText(verdict)}`;

const beside = (above: number, below: number): string => (above >= below ? 'above' : 'below');

export function theoremSummary(divergences: ThreeDivergences | null, temperature: number): string {
  if (!divergences) return 'Nothing is measured yet.';
  const { simplex, z, error, category } = divergences;
  const checks = theoremChecks(divergences).map(checkWords).join('; ');
  return (
    `The KL of y is ${largeNats(simplex)} nats at every T. It is ${beside(simplex, z)} the KL of z, ${nats(z)} ± ${nats(error)} at T = ${formatShort(temperature)}${times(simplex, z)}, ` +
    `and ${beside(simplex, category)} eq. (4), ${nats(category)}${times(simplex, category)}. ${checks}.`
  );
}
