/** Below the chart of term1: Theorem 2's bounds of every model in numbers, each beside a piece of its line, and of what they are. */
import { boundPictures, type BoundCurves, type MeasuredBounds } from './bounds-store';
import { nameOf } from '../../../state/model-names';
import { boundsSlice } from './bounds-probing';
import { ofSeries, placesOf, seriesKey, type Series } from '../../../state/series';
import { useSlice } from '../../../state/use-page';
import { formatCount, formatFineNats } from '../../../ui/format';
import { slotAt } from '../../../ui/palette';
import { boundDash, boundKeys, boundNames, boundsAt, boundWidth, type BoundName } from './bound-series';

interface BoundsReadoutProps {
  readonly series: readonly Series[];
  readonly curves: BoundCurves;
  readonly step: number;
}

export default function BoundsReadout({ series, curves, step }: BoundsReadoutProps) {
  const problem = useSlice(boundsSlice, (state) => state.problem);
  const measured = curves.flatMap(({ points }) => points.at(-1) ?? [])[0];
  const pictures = formatCount(measured?.pictures ?? boundPictures);
  return (
    <div className="bounds">
      <table className="readout">
        <caption>Bounds of Theorem 2, first {pictures} validation pictures</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Model</span>
            </th>
            <th scope="col">step</th>
            {boundKeys.map((bound) => (
              <th key={bound} scope="col">
                {boundNames[bound]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {series.map((one) => (
            <Row key={seriesKey(one)} series={one} at={boundsAt(ofSeries(curves, one)?.points, step)} />
          ))}
        </tbody>
      </table>
      {problem && (
        <p className="complaint" role="status">
          The bounds could not be measured: {problem}
        </p>
      )}
      <p className="setting-note">
        Thin lines, all of the same pictures. Eq. (5): the least term1 for any prior of the same family. Eq.
        (6): the least term1 for any factorised prior. These bound the reported term1. A decoder that is fed
        relaxed samples sees a larger KL. Geometry shows the bounds by dimension.
      </p>
    </div>
  );
}

function Row({ series, at }: { readonly series: Series; readonly at: MeasuredBounds | null }) {
  return (
    <tr>
      <th scope="row">{nameOf(series.model)}</th>
      <td>{at ? formatCount(at.step) : '–'}</td>
      {boundKeys.map((bound) => (
        <td key={bound}>
          <LinePiece series={series} bound={bound} />
          {at ? formatFineNats(at[bound]) : '–'}
        </td>
      ))}
    </tr>
  );
}

function LinePiece({ series, bound }: { readonly series: Series; readonly bound: BoundName }) {
  const places = placesOf(series);
  return (
    <svg className="bounds-line" width="34" height="4" viewBox="0 0 34 4" aria-hidden="true">
      <line
        x2="34"
        y1="2"
        y2="2"
        stroke={slotAt(places).colour}
        strokeWidth={boundWidth}
        strokeDasharray={boundDash(places.dash, bound) || undefined}
      />
    </svg>
  );
}
