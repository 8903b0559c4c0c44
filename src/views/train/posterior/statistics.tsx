/** The functions that log q adds, each drawn small with its coefficient in the picked posterior. */
import { useId, useMemo, useState } from 'react';
import { linspace } from '../../../math/numeric';
import type { Statistic } from '../../../models/bending-contract';
import { bendingOf } from '../../../models/bendings';
import { formatSigned } from '../../../ui/format';
import { slotAt } from '../../../ui/palette';
import type { DistributionProps } from '../../distribution-plot';
import { curvesOf, HEIGHT, WIDTH } from './statistic-curve';
import './statistics.css';

type StatisticsProps = Pick<
  DistributionProps,
  'spec' | 'posterior' | 'settings' | 'dimension' | 'place' | 'title'
>;

const curveAt = linspace(-1, 1, 101);
const tableAt = linspace(-1, 1, 21);

export function Statistics({ spec, posterior, settings, dimension, place, title }: StatisticsProps) {
  const headingId = useId();
  const drawn = useMemo(() => bendingOf(spec)?.statistics(settings, curveAt) ?? null, [spec, settings]);
  if (drawn === null) return null;
  if (typeof drawn === 'string') return <p className="setting-note">{drawn}</p>;
  const first = dimension * drawn.length;
  return (
    <div className="statistics" role="group" aria-labelledby={headingId}>
      <h4 id={headingId}>
        Functions<span className="visually-hidden"> of {title}</span>
      </h4>
      <p className="setting-note">
        log q(z | x) adds these functions, each times its coefficient, up to a constant.
      </p>
      <ul className="statistics-list">
        {drawn.map((statistic, p) => (
          <li key={statistic.name}>
            <Curve statistic={statistic} place={place} />
            <span className="statistic-name" translate="no">
              {statistic.name}
            </span>
            <span className="number">
              <span className="visually-hidden">, coefficient </span>
              <span translate="no">{formatSigned(posterior.head[first + p])}</span>
            </span>
          </li>
        ))}
      </ul>
      <StatisticsTable spec={spec} settings={settings} title={title} />
    </div>
  );
}

interface CurveProps {
  readonly statistic: Statistic;
  readonly place: number;
}

/** From −1 to 1, scaled to its own largest size; the line across is 0. */
function Curve({ statistic, place }: CurveProps) {
  const paths = useMemo(() => curvesOf(statistic.values), [statistic]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="statistic-zero" d={`M0 ${HEIGHT / 2}H${WIDTH}`} />
      <path className="statistic-curve" d={paths} stroke={slotAt(place).colour} />
    </svg>
  );
}

/** Made only while it is looked at. */
function StatisticsTable({ spec, settings, title }: Pick<StatisticsProps, 'spec' | 'settings' | 'title'>) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="posterior-numbers"
      data-print="as-found"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        Table of functions<span className="visually-hidden"> of {title}</span>
      </summary>
      {open && (
        <>
          <p className="setting-note">
            Each drawing runs from −1 to 1 and is scaled to its own largest size. The dotted line is 0.
          </p>
          <Rows drawn={bendingOf(spec)?.statistics(settings, tableAt) ?? null} title={title} />
        </>
      )}
    </details>
  );
}

interface RowsProps {
  readonly drawn: readonly Statistic[] | string | null;
  readonly title: string;
}

function Rows({ drawn, title }: RowsProps) {
  if (drawn === null || typeof drawn === 'string') return null;
  return (
    <div className="posterior-tables" role="region" aria-label={`Functions of ${title}`} tabIndex={0}>
      <table translate="no">
        <thead>
          <tr>
            <th scope="col">z</th>
            {drawn.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableAt.map((z, i) => (
            <tr key={z}>
              <th scope="row">{formatSigned(Number(z.toFixed(1)))}</th>
              {drawn.map(({ name, values }) => (
                <td key={name}>{formatSigned(values[i])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
