/** An opened link whose run began from parameters that no link holds: what is missing, and where this page or this device has it. */
import { useEffect, useState } from 'react';
import { trainedFigures } from '../../experiment/trained/figures';
import { experimentSlice } from '../../state/experiment-store';
import { keptRunsSlice } from '../../state/kept-runs';
import { linkStart } from '../../state/link-start';
import { isBusy, runSlice } from '../../state/run-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { formatBytes, formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { trainedSlice } from '../../state/trained-store';

interface KeptHere {
  readonly id: string;
  readonly step: number;
}

export function MissingStart() {
  const experiment = useSlice(experimentSlice, (state) => state);
  const start = useSlice(runSlice, (run) => linkStart(experiment, run));
  return start === null || experiment.started !== null ? null : <Missing start={start} />;
}

function Missing({ start }: { readonly start: string }) {
  const actions = useActions();
  const keptRuns = useSliceStore(keptRunsSlice);
  const trained = useSliceStore(trainedSlice);
  const getting = useSlice(trainedSlice, (state) => state.getting);
  const engineBusy = useSlice(runSlice, isBusy);
  const [kept, find] = useState<KeptHere | null>(null);
  useEffect(() => {
    let left = false;
    void keptRuns
      .runs()
      .call('list', null)
      .then(
        (runs) => {
          const own = runs.find(({ link, elsewhere }) => !elsewhere && link.includes(`start=${start}`));
          if (!left) find(own ?? null);
        },
        // The list of runs says itself why it cannot be read.
        () => undefined,
      );
    return () => void (left = true);
  }, [keptRuns, start]);
  const shipped = trainedFigures.find((one) => one.start === start);
  const busy = engineBusy || getting !== null;
  const open = async () => {
    const run = shipped ? await trained.get(shipped) : null;
    if (run !== null) void actions.continueRun(run);
  };
  return (
    <Notice role="status">
      <p>
        This run began from parameters that are not in the link (sha256 {start.slice(0, 12)}…): open its run
        file. Train begins from initial weights instead, which gives another run.
      </p>
      {shipped && (
        <button type="button" disabled={busy} onClick={() => void open()}>
          Open the trained models that it began from, {formatBytes(shipped.bytes)}
        </button>
      )}
      {kept && (
        <button type="button" disabled={busy} onClick={() => void actions.continueRun(kept.id)}>
          Continue a run from them kept here, step {formatCount(kept.step)}
        </button>
      )}
    </Notice>
  );
}
