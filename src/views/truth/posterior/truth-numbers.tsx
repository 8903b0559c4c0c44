/** The numbers of one model's truth: modes, most probable cells, and the masses along each axis. Made only while they are looked at. */
import { useState } from 'react';
import type { Truth, TruthAxis } from '../../../experiment/truth';
import { formatShort, formatSigned } from '../../../ui/format';
import { frameOf, ownMean } from './truth-frame';
import { peakTexts } from './truth-words';

interface TruthNumbersProps {
  readonly name: string;
  readonly truth: Truth;
}

export function TruthNumbers({ name, truth }: TruthNumbersProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Numbers<span className="visually-hidden"> of {name}</span>
      </summary>
      {open && (
        <>
          {truth.kind === 'posterior' && truth.axes.length > 1 && truth.axes[0].categories && (
            <PairTable name={name} axes={truth.axes} mass={truth.mass} />
          )}
          {truth.kind === 'posterior' && truth.axes.length > 1 && !truth.axes[0].categories && (
            <p className="number">Modes of the truth on the plane: {peakTexts(truth).join(', ')}.</p>
          )}
          {truth.axes.map((axis) => (
            <AxisTable key={axis.dimension} name={name} axis={axis} kind={truth.kind} />
          ))}
        </>
      )}
    </details>
  );
}

const placeText = ({ categories }: TruthAxis, place: number) =>
  categories ? String(place) : formatSigned(Number(place.toFixed(4)));

function AxisTable({
  name,
  axis,
  kind,
}: {
  readonly name: string;
  readonly axis: TruthAxis;
  readonly kind: Truth['kind'];
}) {
  const { cells } = frameOf(axis);
  const z = `z${axis.dimension + 1}`;
  const places = Array.from(axis.places).slice(cells[0], cells[1] + 1);
  const at = (found: readonly number[]) => found.map((cell) => placeText(axis, axis.places[cell])).join(', ');
  const what = kind === 'posterior' ? 'truth' : 'conditional';
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={`Masses along ${z} of ${name}`}>
      <table className="lab-table">
        <caption>
          {axis.categories
            ? `Mass of each category of ${z}`
            : `Modes along ${z}: ${what} ${at(axis.modes)}; q ${at(axis.ownModes)}. Mean of q ${placeText(axis, ownMean(axis))}. Mass of each cell:`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{z}</th>
            <th scope="col">{what}</th>
            <th scope="col">q</th>
          </tr>
        </thead>
        <tbody translate="no">
          {places.map((place, i) => (
            <tr key={place}>
              <th scope="row">{placeText(axis, place)}</th>
              <td>{formatShort(axis.truth[cells[0] + i])}</td>
              <td>{formatShort(axis.own[cells[0] + i])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Pairs of categories that one of both gives a hundredth. */
function PairTable({
  name,
  axes,
  mass,
}: {
  readonly name: string;
  readonly axes: readonly TruthAxis[];
  readonly mass: Float64Array;
}) {
  const [first, second] = axes;
  const rows = Array.from(mass, (truth, cell) => {
    const [a, b] = [Math.floor(cell / second.own.length), cell % second.own.length];
    return { a, b, truth, own: first.own[a] * second.own[b] };
  })
    .filter(({ truth, own }) => Math.max(truth, own) >= 0.01)
    .toSorted((one, other) => other.truth - one.truth);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={`Pairs of categories of ${name}`}>
      <table className="lab-table">
        <caption>Pairs of categories with at least 0.01 of either mass</caption>
        <thead>
          <tr>
            <th scope="col">z1</th>
            <th scope="col">z2</th>
            <th scope="col">truth</th>
            <th scope="col">q</th>
          </tr>
        </thead>
        <tbody translate="no">
          {rows.map(({ a, b, truth, own }) => (
            <tr key={`${a} ${b}`}>
              <th scope="row">{a}</th>
              <td>{b}</td>
              <td>{formatShort(truth)}</td>
              <td>{formatShort(own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
