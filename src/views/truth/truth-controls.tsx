/** What is measured and on how many pictures, the button, how far it is, and a way to stop. */
import { useMemo } from 'react';
import { exactRefusal } from '../../experiment/exact-limits';
import type { ModelId } from '../../models/registry';
import type { Values } from '../../schema/field';
import { nameOf } from '../../state/model-names';
import { useModelsOffered } from '../../state/models-shown';
import { canBeAsked, runSlice } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { MeasuringProgress } from '../measuring-progress';
import { OtherMeasurement, useOtherMeasurement } from '../other-measurement';
import { exactHow, truthFields } from './truth-settings';
import { truthSlice } from './truth-store';
import { partOfData } from './truth-words';
import { useRunModels } from './use-run-models';

interface TruthControlsProps {
  readonly values: Values<typeof truthFields>;
  readonly set: (change: Partial<Values<typeof truthFields>>) => void;
}

const names = {
  model: Object.fromEntries(
    truthFields.model.options.map((id) => [id, id === 'all' ? 'all in turn' : nameOf(id)]),
  ),
  pictures: { '200': 'the first 200', '500': 'the first 500', '1000': 'the first 1,000' },
  from: partOfData,
  pixels: { grey: 'grey', binarised: 'binarised' },
} as const;
const choices = ['model', 'pictures', 'from', 'pixels'] as const;

export function TruthControls({ values, set }: TruthControlsProps) {
  const truth = useSliceStore(truthSlice);
  const measuring = useSlice(truthSlice, (state) => state.doing);
  const other = useOtherMeasurement('exact');
  const ready = useSlice(runSlice, (state) => canBeAsked(state.status) && state.status.step > 0);
  const on = useRunModels();
  const offered = ['all', ...useModelsOffered(values.model)];
  const refusals = useMemo(
    () =>
      new Map(
        on.flatMap(({ model, settings }): [ModelId, string][] => {
          const refusal = exactRefusal(model, settings);
          return refusal === null ? [] : [[model, refusal]];
        }),
      ),
    [on],
  );
  const wanted = on.map(({ model }) => model).filter((id) => values.model === 'all' || id === values.model);
  const models = wanted.filter((id) => !refusals.has(id));
  return (
    <div className="lab-tools">
      {choices.map((name) => (
        <Choice
          key={name}
          label={truthFields[name].label}
          options={name === 'model' ? offered : truthFields[name].options}
          names={names[name]}
          value={values[name]}
          onChoose={(option) => set({ [name]: option })}
        />
      ))}
      <button
        type="button"
        className="primary"
        disabled={!ready || other !== null || measuring !== null || models.length === 0}
        onClick={() => void truth.measure(models, exactHow(values))}
      >
        Measure
      </button>
      {measuring && (
        <MeasuringProgress
          label={`Exact evidence of ${nameOf(measuring.model)}`}
          doing={measuring}
          onCancel={() => void truth.stop()}
        />
      )}
      <OtherMeasurement other={other} />
      {values.model !== 'all' && wanted.length === 0 && on.length > 0 && (
        <p className="setting-note">{nameOf(values.model)} takes no part in this run.</p>
      )}
      {refusals.size < on.length &&
        wanted.map(
          (id) =>
            refusals.has(id) && (
              <p key={id} className="setting-note">{`Not measured: ${refusals.get(id)}.`}</p>
            ),
        )}
    </div>
  );
}
