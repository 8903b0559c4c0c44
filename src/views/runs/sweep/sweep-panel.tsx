/** Several runs in turn: what is wanted before they begin, how far they are, and what they came to. */
import { useEffect } from 'react';
import { sweepSlice } from '../../../state/sweep/sweep-store';
import { useSlice, useSliceStore } from '../../../state/use-page';
import type { ViewProps } from '../../view';
import { SweepForm } from './sweep-form';
import { SweepResults } from './sweep-results';
import { SweepStrip } from './sweep-strip';
import './sweep.css';

export function SweepPanel({ link }: ViewProps) {
  const store = useSliceStore(sweepSlice);
  const { sweep, mode, isNews } = useSlice(sweepSlice, (state) => state);
  useEffect(() => {
    if (isNews) store.looked();
  }, [store, isNews]);
  return (
    <section className="lab-panel" aria-labelledby="sweep-heading">
      <h2 id="sweep-heading" tabIndex={-1}>
        Sweep
      </h2>
      {sweep !== null && <SweepStrip />}
      {sweep !== null && <SweepResults link={link} />}
      {(mode === 'none' || mode === 'over') && <SweepForm />}
    </section>
  );
}
