/** What the plot of one term is made of: lines and bands, both axes. Pure. */
import type { Term } from '../../state/metrics-store';
import { ticksOf, VALUE_TICKS, valueDomain, type Domain } from '../chart-domain';
import { stepAxis, type StepAxis, type View } from '../step-axis';
import { comparedLines, type Drawn, type LineLook } from './compared-lines';

interface ComparedPlot extends ReturnType<typeof comparedLines> {
  readonly axis: StepAxis;
  readonly yDomain: Domain;
  readonly yTicks: readonly number[];
}

/** Steps that have been trained, of the longest run. */
export const lastStepOf = (drawn: readonly Drawn[]): number =>
  Math.max(
    0,
    ...drawn.flatMap(({ models }) =>
      [...models.values()].flatMap(({ minibatch, validation }) => [
        minibatch.step.at(-1) ?? 0,
        validation.step.at(-1) ?? 0,
      ]),
    ),
  );

/** `budget`: of the longest run, steps. */
export function comparedPlot(
  drawn: readonly Drawn[],
  term: Term,
  budget: number,
  view: View,
  look: LineLook,
): ComparedPlot {
  const axis = stepAxis(lastStepOf(drawn), budget, view);
  const [from, to] = axis.domain;
  const lines = comparedLines(drawn, term, { from, to, spacing: axis.scale }, look);
  const seen = [...lines.series, ...lines.bands].map(({ points }) =>
    points.map(({ x, y }) => ({ step: x, value: y })),
  );
  const yDomain = valueDomain(seen, view.part !== 'settled', axis.domain);
  return { ...lines, axis, yDomain, yTicks: drawn.length > 0 ? ticksOf(yDomain, VALUE_TICKS) : [] };
}
