/** What the codes know: how few labels are needed to name test pictures from the codes, for all models side by side. */
import { useMemo } from 'react';
import { usualDraws, usualLabels } from '../../../experiment/codes';
import { modelIds } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf } from '../../../state/model-names';
import { useModelsOfRun } from '../../../state/models-shown';
import { canBeAsked, runSlice } from '../../../state/run-store';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { Explain } from '../../../ui/explain';
import { Ages } from '../../ages';
import { FigureTable } from '../../figure-table';
import { MeasuringProgress } from '../../measuring-progress';
import { OtherMeasurement, useOtherMeasurement } from '../../other-measurement';
import type { ViewProps } from '../../view';
import { CodesChart } from './codes-chart';
import { codesMeasures, leftOutOf, nothingWords, picturesOf, subjectWords } from './codes-measures';
import { codesSlice } from './codes-store';
import './codes.css';

export function CodesPanel({ link }: ViewProps) {
  const byModel = useSlice(codesSlice, (state) => state.byModel);
  const problem = useSlice(codesSlice, (state) => state.problem);
  const isMeasuring = useSlice(codesSlice, (state) => state.doing !== null);
  const measured = useMemo(() => modelIds.flatMap((id) => byModel[id] ?? []), [byModel]);
  const all = useMemo(() => measured.map(({ found }) => found), [measured]);
  return (
    <section className="lab-panel codes" aria-labelledby="codes-heading">
      <h2 id="codes-heading">What the codes know</h2>
      <p className="quiet-text">How few labels are needed to classify pictures by their codes?</p>
      <Explain of="what the codes know">
        <p>
          A code is the encoder’s output for a picture. The encoder saw no label. Logistic regression learns
          classes from the codes of a few labelled pictures, then classifies test pictures. Training pauses,
          then continues unchanged.
        </p>
        <p>
          Every class gives the same number of labels. All models learn from the same pictures. Logistic
          regression separates classes by flat borders, so it classifies a class in several islands less well.
        </p>
        {picturesOf(all).map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          Kingma et al. (2014) call this model M1. They used a support vector machine in place of logistic
          regression.
        </p>
      </Explain>
      <Controls />
      {problem && (
        <p className="complaint" role="alert">
          The measurement failed: {problem}
        </p>
      )}
      <Progress />
      {all.length === 0 && !isMeasuring && <Nothing />}
      {all.length > 0 && (
        <>
          <Ages label="Codes that were measured" measured={measured} words={subjectWords} />
          <CodesChart all={all} link={link} />
          <FigureTable
            label="Accuracies by number of labels"
            caption="Accuracy on test pictures, ± one standard error; the penalties are those chosen by validation"
            measures={codesMeasures(all)}
            found={all}
          />
          {leftOutOf(all).map((note) => (
            <p key={note} className="setting-note">
              {note}
            </p>
          ))}
          <p className="setting-note">
            Longer codes have an advantage: Cat-VAE’s has a number for each category.
          </p>
        </>
      )}
    </section>
  );
}

const how = { labels: usualLabels, draws: usualDraws };

function Controls() {
  const codes = useSliceStore(codesSlice);
  const measuring = useSlice(codesSlice, (state) => state.doing);
  const other = useOtherMeasurement('codes');
  const ready = useSlice(runSlice, ({ status }) => canBeAsked(status) && status.step > 0);
  const labelled = useSlice(runSlice, ({ dataset }) => dataset === null || dataset.present.length > 0);
  const models = useModelsOfRun();
  return (
    <div className="lab-tools">
      <button
        type="button"
        className="primary"
        disabled={!ready || other !== null || !labelled || measuring !== null || models.length === 0}
        onClick={() => void codes.measure(models, how)}
      >
        Measure the codes
      </button>
      {measuring && (
        <MeasuringProgress
          label={`What the codes of ${nameOf(measuring.model)} know`}
          doing={measuring}
          onCancel={() => void codes.stop()}
        />
      )}
      <OtherMeasurement other={other} />
    </div>
  );
}

/** Said to a screen reader too. */
function Progress() {
  const model = useSlice(codesSlice, (state) => state.doing?.model ?? null);
  const stopped = useSlice(codesSlice, (state) => state.stopped);
  return (
    <p role="status" aria-label="Measuring codes" className="quiet-text">
      {model
        ? stopped
          ? 'Stopping.'
          : `Measuring the codes of ${nameOf(model)}.`
        : stopped && 'Stopped before its end: nothing of that measurement is kept.'}
    </p>
  );
}

function Nothing() {
  const run = useSlice(experimentSlice, (state) => state.started !== null);
  const trained = useSlice(runSlice, (state) => state.status.step > 0);
  const labelled = useSlice(runSlice, ({ dataset }) => dataset === null || dataset.present.length > 0);
  return <p className="empty">{nothingWords({ run, labelled, trained })}</p>;
}
