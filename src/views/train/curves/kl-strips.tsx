/** Which dimensions each model uses, evaluation after evaluation: a strip of cells a model, and the numbers as a table. */
import { memo, useId, useState } from 'react';
import type { SeriesCurves } from '../../../state/metrics-store';
import { seriesKey } from '../../../state/series';
import { formatCount } from '../../../ui/format';
import { COLLAPSED_BELOW, klRows, type Order } from './kl-rows';
import { KlStrip } from './kl-strip';
import { KlTable } from './kl-table';
import '../../../ui/choice.css';

/** Steps between evaluations (definition 6). */
const EVALUATED_EVERY = 500;

interface KlStripsProps {
  readonly curves: readonly SeriesCurves[];
  /** The lists of evaluations grow in place: this says that they have. */
  readonly evaluations: string;
  readonly budget: number;
}

export const KlStrips = memo(function KlStrips({ curves, evaluations, budget }: KlStripsProps) {
  const id = useId();
  const [order, setOrder] = useState<Order>('index');
  const evaluated = curves.filter((columns) => columns.evaluations.length > 0);
  // One scale for all models, so that equal cells are equal nats.
  const top = evaluated
    .flatMap((columns) => klRows(columns.evaluations))
    .reduce(
      (most, { klByDimension }) => klByDimension.reduce((a, b) => Math.max(a, b), most),
      COLLAPSED_BELOW,
    );
  return (
    <section className="kl" aria-labelledby={`${id} heading`}>
      <div className="curves-head">
        <h3 id={`${id} heading`}>KL of each dimension</h3>
        {evaluated.length > 0 && (
          <div className="choice">
            <label htmlFor={id}>Dimensions</label>
            <select
              id={id}
              value={order}
              onChange={(event) => setOrder(event.target.value === 'kl' ? 'kl' : 'index')}
            >
              <option value="index">In order of index</option>
              <option value="kl">Largest KL first</option>
            </select>
          </div>
        )}
      </div>
      {evaluated.length === 0 ? (
        <p className="empty">
          term1 by dimension appears at the first evaluation, step{' '}
          {formatCount(Math.min(EVALUATED_EVERY, budget))}.
        </p>
      ) : (
        <>
          <p className="setting-note">
            term1 by dimension, on validation pictures. The tall row is the newest evaluation, with older ones
            above it. Fuller = more nats. A bar marks a collapsed dimension (below {COLLAPSED_BELOW} nats on
            average, this page’s threshold). Pick a dimension to traverse it.
          </p>
          <div className="kl-strips">
            {evaluated.map((columns) => (
              <KlStrip
                key={seriesKey(columns.series)}
                series={columns.series}
                list={columns.evaluations}
                evaluations={evaluations}
                order={order}
                top={top}
              />
            ))}
          </div>
          <KlTable curves={evaluated} />
        </>
      )}
    </section>
  );
});
