/** The curves of a run as CSV, for spreadsheets and plots: a line a measurement, nats. Pure. */
import type { SeriesCurves } from '../../state/metrics-store';
import type { TestFigures } from '../../experiment/measurements';

type Line = readonly (string | number)[];

const head: Line = ['model', 'part', 'step', 'term1', 'term2', 'L'];

interface Terms {
  readonly term1: number;
  readonly term2: number;
}

const line = (model: string, part: string, step: number, { term1, term2 }: Terms): Line => [
  model,
  part,
  step,
  term1,
  term2,
  term1 + term2,
];

function linesOf({ series: { model }, minibatch, evaluations }: SeriesCurves): Line[] {
  const { term1, term2 } = minibatch;
  return [
    ...Array.from(minibatch.step, (step, i) =>
      line(model, 'minibatch', step, { term1: term1[i], term2: term2[i] }),
    ),
    ...(['training', 'validation'] as const).flatMap((part) =>
      evaluations.map((one) => line(model, part, one.step, one[part])),
    ),
  ];
}

/** Test figures are of the best parameters, at the step that validated them. */
export function curvesCsv(curves: readonly SeriesCurves[], tests: readonly TestFigures[]): string {
  const measured = curves.flatMap(linesOf);
  const tested = tests.map((one) => line(one.model, 'test', one.step, one));
  return [head, ...measured, ...tested].map((cells) => `${cells.join(',')}\n`).join('');
}
