/** A thing to try is picked from a list and loaded into the settings by a button. Starts nothing. */
import { useState, type ReactElement } from 'react';
import { setsText, trialGroups, type Trial } from '../../../experiment/trials';
import { linked } from '../../../state/experiment-store';
import { runSlice, hasRun } from '../../../state/run-store';
import { usePage, useSlice } from '../../../state/use-page';

const trials = trialGroups.flatMap((group) => group.trials);

type Settings = Pick<Trial, 'experiment' | 'moves'>;

interface TrialsListProps {
  readonly id: string;
  /** The entry of the list that loads nothing. */
  readonly none: ReactElement;
}

export function TrialsList({ id, none }: TrialsListProps) {
  const { actions, experiment } = usePage();
  const run = useSlice(runSlice, (state) => hasRun(state.status));
  const [picked, setPicked] = useState('');
  // What the page had before, for the way back; null until something was loaded.
  const [before, setBefore] = useState<Settings | null>(null);
  const trial = trials.find((candidate) => candidate.id === picked);
  const load = (wanted: Settings, previous: Settings | null) => {
    setBefore(previous);
    void actions.openLink(wanted.experiment, wanted.moves, []);
  };
  return (
    <>
      <select id={id} value={picked} onChange={(event) => setPicked(event.target.value)}>
        {none}
        {trialGroups.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.trials.map(({ id: key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {trial && <About trial={trial} />}
      <div className="preset-buttons">
        {trial && (
          <button type="button" onClick={() => load(trial, linked(experiment.getState()))}>
            {run ? 'Leave the run and load' : 'Load these settings'}
          </button>
        )}
        {before && (
          <button type="button" className="quiet" onClick={() => load(before, null)}>
            Restore the previous settings
          </button>
        )}
      </div>
      <p className="setting-note" role="status">
        {before &&
          !run &&
          'Loaded: Train starts it. If you go back, the earlier run trains again from step 0.'}
      </p>
    </>
  );
}

function About({ trial }: { readonly trial: Trial }) {
  return (
    <div className="preset">
      <p className="preset-title">{trial.title}</p>
      {trial.about.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="setting-note">Sets {setsText(trial)}.</p>
    </div>
  );
}
