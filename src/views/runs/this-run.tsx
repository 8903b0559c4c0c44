/** The run in hand as files: run file, curves, weights; and a run file of another place to go on with. */
import { experimentSlice } from '../../state/experiment-store';
import { keptRunsSlice } from '../../state/kept-runs';
import { nameOf } from '../../state/model-names';
import { modelsOn } from '../../state/settings';
import { canBeAsked, runSlice } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Explain } from '../../ui/explain';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { saveFile } from '../../ui/save-file';
import { OpenRunFile } from '../open-run-file';
import type { ViewProps } from '../view';
import { exportsSlice } from './exports-store';

/** More between two writes than this is said. */
const SELDOM_MILLISECONDS = 60_000;

export function ThisRun({ link }: ViewProps) {
  const exports = useSliceStore(exportsSlice);
  const { doing, problem } = useSlice(exportsSlice, (state) => state);
  const started = useSlice(experimentSlice, (state) => state.started);
  const runs = useSlice(runSlice, ({ status }) => canBeAsked(status));
  const off = !runs || doing !== null;
  const save = async (what: Parameters<typeof exports.make>[0]) => {
    const file = await exports.make(what, link());
    if (file) saveFile(file);
  };
  return (
    <section className="lab-panel" aria-labelledby="this-run-heading">
      <h2 id="this-run-heading">This run</h2>
      <Standing />
      <Explain of="the files of a run">
        <p>
          A run file (.zip) holds everything needed to continue the run. Weights are the best by validation
          (safetensors).
        </p>
      </Explain>
      <div className="lab-tools">
        <button type="button" disabled={off} onClick={() => void save('run')}>
          Save run file
        </button>
        <button type="button" disabled={off} onClick={() => void save('csv')}>
          Save curves as CSV
        </button>
        <button type="button" disabled={off} onClick={() => void save('json')}>
          Save curves as JSON
        </button>
        {started !== null &&
          modelsOn(started).map((model) => (
            <button key={model} type="button" disabled={off} onClick={() => void save(model)}>
              Save weights of {nameOf(model)}
            </button>
          ))}
        <OpenRunFile>Open a run file</OpenRunFile>
      </div>
      {problem !== null && (
        <Notice role="alert" onDismiss={exports.dismiss}>
          <p>{problem}</p>
        </Notice>
      )}
    </section>
  );
}

/** Where the run in hand stands, and how far it is kept. */
function Standing() {
  const status = useSlice(runSlice, (state) => state.status);
  const { kept, every } = useSlice(keptRunsSlice, (state) => state);
  if (!canBeAsked(status)) return <p className="runs-text">There is no current run.</p>;
  return (
    <p className="runs-text number">
      Step {formatCount(status.step)} of {formatCount(status.steps)}.{' '}
      {kept ? `Kept on this device at step ${formatCount(kept.step)}.` : 'Not kept yet.'}
      {every > SELDOM_MILLISECONDS &&
        ` It is kept every ${Math.round(every / 1000)}\u00a0s, because writing it takes long.`}
    </p>
  );
}
