/** What the way from category to continuum shows, and how far its closed form is trusted. Pure. */
import { formatShort, formatSigned } from '../../ui/format';
import { modesOf, momentsOf, type Continuum } from './continuum';

/** Total variation beyond its noise up to which the closed form's line is taken for the samples'. */
const TRUSTED = 0.03;

export function trustWords({ againstClosed, temperature }: Continuum): string {
  if (!againstClosed)
    return `T = ${formatShort(temperature)}: for T ≥ 1 there is no closed form, since z falls to one point as R grows.`;
  const { totalVariation, noise } = againstClosed;
  const measured = `Total variation to the samples ${totalVariation.toFixed(3)}, noise about ${noise.toFixed(3)}`;
  const verdict = totalVariation - noise <= TRUSTED ? 'it can be trusted' : 'it is an approximation only';
  return `The closed form: ${verdict}. ${measured}.`;
}

export function continuumSummary(continuum: Continuum): string {
  const { coefficients, zeta, pmf, z, temperature } = continuum;
  const category = momentsOf(zeta, pmf);
  const relaxed = momentsOf(z);
  const modes = modesOf(continuum);
  return (
    `R = ${zeta.length}, M = ${coefficients.length}, T = ${formatShort(temperature)}. The category has mean ${formatSigned(category.mean)}, ` +
    `standard deviation ${formatSigned(Math.sqrt(category.variance))} and ${modes.length === 1 ? 'one mode' : `${modes.length} modes`}; ` +
    `z has mean ${formatSigned(relaxed.mean)} and standard deviation ${formatSigned(Math.sqrt(relaxed.variance))}.`
  );
}
