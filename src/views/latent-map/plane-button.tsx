/** Trains a d = 2 of all models on the data set shown, leaving a run in hand only by a button that says so, with a way back to the settings before. */
import { useState } from 'react';
import type { Experiment, Move } from '../../experiment/experiment';
import { planeExperiment } from '../../experiment/plane-experiment';
import { linked } from '../../state/experiment-store';
import { runSlice, hasRun } from '../../state/run-store';
import { usePage, useSlice } from '../../state/use-page';

interface Settings {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
}

export function PlaneButton() {
  const { actions, experiment } = usePage();
  const run = useSlice(runSlice, (state) => hasRun(state.status));
  const [before, setBefore] = useState<Settings | null>(null);
  const start = async () => {
    setBefore(linked(experiment.getState()));
    await actions.openLink(planeExperiment(experiment.getState().shown.dataset), [], []);
    await actions.train();
  };
  const goBack = (wanted: Settings) => {
    setBefore(null);
    void actions.openLink(wanted.experiment, wanted.moves, []);
  };
  return (
    <>
      <button type="button" onClick={() => void start()}>
        {run ? 'Leave the run and train d = 2' : 'Train d = 2, about a minute'}
      </button>
      {before && (
        <button type="button" className="quiet" onClick={() => goBack(before)}>
          Restore the previous settings
        </button>
      )}
    </>
  );
}
