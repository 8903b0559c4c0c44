/** Measures section 5 of the models that have places for z: the button, how far it is, and a way to stop. */
import { useMemo } from 'react';
import { sectionFiveRefusal } from '../../../experiment/section-five-limits';
import type { ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf } from '../../../state/model-names';
import { canBeAsked, runSlice } from '../../../state/run-store';
import { modelsOn } from '../../../state/settings';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { MeasuringProgress } from '../../measuring-progress';
import { OtherMeasurement, useOtherMeasurement } from '../../other-measurement';
import { sectionFiveSlice } from '../section-five-store';

export function MeasureFive({ pictures }: { readonly pictures: number }) {
  const five = useSliceStore(sectionFiveSlice);
  const measuring = useSlice(sectionFiveSlice, (state) => state.doing);
  const stopped = useSlice(sectionFiveSlice, (state) => state.stopped);
  const problem = useSlice(sectionFiveSlice, (state) => state.problem);
  const other = useOtherMeasurement('sectionFive');
  const ready = useSlice(runSlice, (state) => canBeAsked(state.status) && state.status.step > 0);
  const experiment = useSlice(experimentSlice, (state) => state.started ?? state.shown);
  const asked = useMemo(
    () =>
      modelsOn(experiment).map(
        (id) =>
          [id, sectionFiveRefusal(id, experiment.models[id])] as const satisfies readonly [
            ModelId,
            string | null,
          ],
      ),
    [experiment],
  );
  const models = asked.flatMap(([id, refusal]) => (refusal === null ? [id] : []));
  return (
    <>
      <button
        type="button"
        className="primary"
        disabled={!ready || other !== null || measuring !== null || models.length === 0}
        onClick={() => void five.measure(models, { pictures })}
      >
        Find (z)*
      </button>
      {measuring && (
        <MeasuringProgress
          label={`Section 5 of ${nameOf(measuring.model)}`}
          doing={measuring}
          onCancel={() => void five.stop()}
        />
      )}
      <p role="status" aria-label="Measuring section 5" className="quiet-text">
        {measuring
          ? stopped
            ? 'Stopping.'
            : `Measuring ${nameOf(measuring.model)}.`
          : stopped && 'Stopped before its end: nothing of that measurement is kept.'}
      </p>
      <OtherMeasurement other={other} />
      {asked.length > 0 && models.length === 0 && (
        <p className="setting-note">Not measured: {asked[0][1]}.</p>
      )}
      {problem && (
        <p className="complaint" role="alert">
          Nothing could be measured: {problem}
        </p>
      )}
    </>
  );
}
