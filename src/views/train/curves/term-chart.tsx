/** One chart with its title and, below the plot, each model's numbers at the cursor or at the last step. */
import { memo } from 'react';
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';
import { nameOf } from '../../../state/model-names';
import { termOf, valuesAt, type Term } from '../../../state/metrics-store';
import { placesOf, seriesKey } from '../../../state/series';
import { wideFrame } from '../../../ui/chart-frame';
import { formatNats } from '../../../ui/format';
import { Swatch } from '../../../ui/swatch';
import { floorWords } from './floor-words';
import { TermPlot, titles, type TermPlotProps } from './term-plot';

const { Part: BoundsReadout } = latePart(
  async () => (await importAgain(() => import('./bounds-readout'))).default,
);

type TermChartProps = Omit<TermPlotProps, 'frame'>;

export const TermChart = memo(function TermChart(props: TermChartProps) {
  const { term, curves, bounds, floor, cursor } = props;
  const [title, subtitle] = titles[term];
  return (
    <figure className="term-chart" data-anchor={`curve-${title}`} aria-label={`Curve of ${title}`}>
      <figcaption>
        <b>{title}</b> <span className="quiet-text">{subtitle}</span>
      </figcaption>
      <TermPlot {...props} frame={wideFrame} />
      <Readout curves={curves} term={term} step={cursor ?? Infinity} />
      {floor !== null && curves.length > 0 && (
        <p className="setting-note number">{floorWords(curves, floor, cursor ?? Infinity)}</p>
      )}
      {bounds && curves.length > 0 && (
        <BoundsReadout
          meanwhile={null}
          series={curves.map(({ series }) => series)}
          curves={bounds}
          step={cursor ?? Infinity}
        />
      )}
    </figure>
  );
});

interface ReadoutProps {
  readonly curves: TermChartProps['curves'];
  readonly term: Term;
  readonly step: number;
}

function Readout({ curves, term, step }: ReadoutProps) {
  if (curves.length === 0) return null;
  return (
    <table className="readout">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Model</span>
          </th>
          <th scope="col">minibatch</th>
          <th scope="col">validation</th>
          <th scope="col">training</th>
        </tr>
      </thead>
      <tbody translate="no">
        {curves.map((columns) => {
          const { series } = columns;
          const { minibatch, evaluation } = valuesAt(columns, step, term);
          return (
            <tr key={seriesKey(series)}>
              <th scope="row">
                <Swatch place={placesOf(series)} /> {nameOf(series.model)}
              </th>
              <td>{formatNats(minibatch?.value)}</td>
              <td>{formatNats(evaluation && termOf(evaluation.validation, term))}</td>
              <td>{formatNats(evaluation && termOf(evaluation.training, term))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
