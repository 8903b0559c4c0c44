/** The Runs view: files of the run in hand, the kept runs, and the space that they take. Nothing is sent anywhere. */
import { useEffect } from 'react';
import { useSlice, useSliceStore } from '../../state/use-page';
import type { ViewProps } from '../view';
import { KeptList } from './kept-list';
import { runsSlice } from './runs-store';
import { Storage } from './storage';
import { SweepPanel } from './sweep/sweep-panel';
import { ThisRun } from './this-run';
import '../lab.css';
import './runs.css';

export function RunsView({ link }: ViewProps) {
  const runs = useSliceStore(runsSlice);
  const said = useSlice(runsSlice, (state) => state.said);
  // Also when the view is shown again: how much space there is is not news.
  useEffect(() => void runs.look(), [runs]);
  return (
    <>
      <p role="status" aria-label="Kept runs" className="visually-hidden">
        {said}
      </p>
      <ThisRun link={link} />
      <SweepPanel link={link} />
      <KeptList link={link} />
      <Storage />
    </>
  );
}
