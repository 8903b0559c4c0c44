/** Chooses the runs that are compared: the run in hand, kept runs, and files that are brought. */
import { useId } from 'react';
import type { ListedRun } from '../../runs/runs-protocol';
import { experimentSlice } from '../../state/experiment-store';
import { keptRunsSlice } from '../../state/kept-runs';
import { useSlice, useSliceStore } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Explain } from '../../ui/explain';
import { FileDrop } from '../file-drop';
import { titleOf } from '../run-title';
import { HAND } from '../../state/compared-ids';
import { MOST_SHOWN } from './compare-settings';
import { compareSlice } from './compare-store';
import { letterOf } from './compared-run';
import { problemWords } from './compare-words';

interface RunPickerProps {
  readonly shown: readonly string[];
  readonly waiting: readonly string[];
  readonly unknown: readonly string[];
}

export function RunPicker({ shown, waiting, unknown }: RunPickerProps) {
  const store = useSliceStore(compareSlice);
  const { listed, unread, files, problems, notices, reading } = useSlice(compareSlice, (state) => state);
  const started = useSlice(experimentSlice, (state) => state.started !== null);
  const inHand = useSlice(keptRunsSlice, (state) => state.kept?.id);
  const id = useId();
  const others = (listed ?? []).filter((run) => !started || run.id !== inHand);
  const item = (key: string, title: string, about: string) => (
    <PickedRun key={key} of={key} title={title} about={about} shown={shown} waiting={waiting} />
  );
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>Runs to compare</h2>
      <p className="quiet-text">Tick two to six runs. Each gets a letter.</p>
      <Explain of="comparing runs">
        <p>Runs that differ only in their seed can become one line with a band.</p>
        <p>
          Run files (.zip) are kept on this device. Records (.json, from the command line) and the folder of a
          sweep stay until the page closes. Nothing is sent anywhere.
        </p>
      </Explain>
      <fieldset className="compare-runs">
        <legend className="visually-hidden">Runs</legend>
        <ul>
          {started && item(HAND, 'The current run', 'live')}
          {others.map((run) => item(run.id, titleOf(run), aboutWords(run)))}
          {files.map(({ key, title, record }) =>
            item(key, title, record ? 'a record: curves and figures' : 'a file, not kept'),
          )}
        </ul>
        {listed === null && <p className="empty">Reading the list …</p>}
        {!started && listed !== null && others.length + files.length === 0 && (
          <p className="empty">There is no run yet. Train one, or open files.</p>
        )}
      </fieldset>
      {unread !== null && <p className="complaint">Kept runs are unreadable: {unread}</p>}
      {waiting.length > 0 && (
        <p className="setting-note">
          {formatCount(shown.length + waiting.length)} runs are ticked. The first {MOST_SHOWN} are shown:
          untick some of them to see the others.
        </p>
      )}
      {unknown.length > 0 && listed !== null && unread === null && (
        <p className="setting-note">
          {unknown.length === 1
            ? 'One run of the link is'
            : `${formatCount(unknown.length)} runs of the link are`}{' '}
          not on this device.
        </p>
      )}
      <FileDrop
        what="runs"
        disabled={reading !== null}
        onFiles={(brought) => void store.bring(brought)}
        onProblem={(message) => store.fail(message)}
      />
      {reading && (
        <p role="status">
          Reading file {formatCount(reading.done + 1)} of {formatCount(reading.of)} …
        </p>
      )}
      {problems.length > 0 && (
        <Notice role="alert" onDismiss={store.dismiss}>
          <ul aria-label="Files that were not taken">
            {problemWords(problems, 'files were not taken').map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {notices.length > 0 && (
        <Notice role="status" onDismiss={store.dismiss}>
          <ul aria-label="Records that were changed">
            {problemWords(notices, 'records were changed').map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

const aboutWords = (run: ListedRun): string =>
  `${run.difference}; step ${formatCount(run.step)} of ${formatCount(run.budget)}`;

interface PickedRunProps {
  readonly of: string;
  readonly title: string;
  readonly about: string;
  readonly shown: readonly string[];
  readonly waiting: readonly string[];
}

function PickedRun({ of, title, about, shown, waiting }: PickedRunProps) {
  const { tick } = useSliceStore(compareSlice);
  const place = shown.indexOf(of);
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          checked={place >= 0 || waiting.includes(of)}
          onChange={({ target }) => tick(of, target.checked)}
        />
        <span>
          {place >= 0 && (
            <b className="compare-letter" translate="no">
              {letterOf(place)}
            </b>
          )}
          <span>{title}</span> <span className="quiet-text">{about}</span>
          {waiting.includes(of) && <span className="quiet-text"> (waits for a place)</span>}
        </span>
      </label>
    </li>
  );
}
