/** The last evaluations, the test figures and the hand's changes as tables: the curves for those who read rather than look. */
import { memo } from 'react';
import type { Move } from '../../../experiment/experiment';
import { metricsSlice, type SeriesCurves } from '../../../state/metrics-store';
import { nameOf } from '../../../state/model-names';
import { seriesKey } from '../../../state/series';
import { useSlice } from '../../../state/use-page';
import { formatCount, formatNats, formatShort } from '../../../ui/format';
import { evaluationRows, ROWS } from './evaluation-rows';
import { marksOf } from './marks';
import { useFloor } from './use-floor';

interface EvaluationTableProps {
  readonly curves: readonly SeriesCurves[];
  /** The lists of evaluations grow in place: this says that they have. */
  readonly evaluations: string;
  readonly marks: readonly Move[];
}

export const EvaluationTable = memo(function EvaluationTable({ curves, marks }: EvaluationTableProps) {
  const test = useSlice(metricsSlice, (state) => state.test);
  const floor = useFloor();
  const rows = evaluationRows(curves, floor);
  return (
    <details className="tables">
      <summary>Table of the last evaluations</summary>
      <div className="table-scroll" role="region" aria-label="Last evaluations" tabIndex={0}>
        <table>
          <caption>Nats per picture, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Model</th>
              <th scope="col">T</th>
              <th scope="col">term1</th>
              <th scope="col">term2</th>
              {floor !== null && <th scope="col">term2 above the floor</th>}
              <th scope="col">L</th>
              <th scope="col">L, training</th>
            </tr>
          </thead>
          <tbody translate="no">
            {rows.map(({ model, step, temperature, term1, term2, aboveFloor, freeEnergy, onTraining }) => (
              <tr key={`${model} ${step}`}>
                <td>{formatCount(step)}</td>
                <th scope="row">{nameOf(model)}</th>
                <td>{temperature === null ? '–' : formatShort(temperature)}</td>
                <td>{formatNats(term1)}</td>
                <td>{formatNats(term2)}</td>
                {aboveFloor !== null && <td>{formatNats(aboveFloor)}</td>}
                <td>{formatNats(freeEnergy)}</td>
                <td>{formatNats(onTraining)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {floor !== null && (
        <p className="setting-note">
          The floor of term2 is the entropy of the grey pixels: {formatNats(floor)} nats per validation
          picture. A grey pixel is read as a probability, so even a perfect decoder pays it.
        </p>
      )}
      {test.length > 0 && (
        <ul>
          {test.map(({ series, figures: { model, term1, term2, step } }) => (
            <li key={seriesKey(series)}>
              Test, {nameOf(model)}: L {formatNats(term1 + term2)}, term2 {formatNats(term2)} nats, with the
              parameters of step {formatCount(step)}, the best by validation.
            </li>
          ))}
        </ul>
      )}
      {marks.length > 0 && (
        <ul>
          {marks.length > ROWS && <li>{formatCount(marks.length - ROWS)} earlier changes by hand.</li>}
          {marksOf(marks.slice(-ROWS)).map((mark, i) => (
            <li key={i}>
              Changed at step {formatCount(mark.x)}: {mark.text}.
            </li>
          ))}
        </ul>
      )}
    </details>
  );
});
