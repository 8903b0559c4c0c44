/** What is audited and on how much, the button, how far it is, and a way to stop. */
import type { ModelId } from '../../models/registry';
import type { Values } from '../../schema/field';
import { nameOf } from '../../state/model-names';
import { useModelsOffered } from '../../state/models-shown';
import { runSlice, canBeAsked } from '../../state/run-store';
import { modelsOn } from '../../state/settings';
import { auditSlice } from './audit-store';
import { experimentSlice } from '../../state/experiment-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { MeasuringProgress } from '../measuring-progress';
import { OtherMeasurement, useOtherMeasurement } from '../other-measurement';
import { auditFields, sizeOf } from './audit-settings';

interface AuditControlsProps {
  readonly values: Values<typeof auditFields>;
  readonly set: (change: Partial<Values<typeof auditFields>>) => void;
}

const sampleNames = { '100': '100', '1000': '1,000: ten times as long' };
const pictureNames = { '1000': 'the first 1,000', all: 'the whole test set' };
const barNames = { whole: 'whole, from 0', ends: 'their ends only' };

export function AuditControls({ values, set }: AuditControlsProps) {
  const audits = useSliceStore(auditSlice);
  const auditing = useSlice(auditSlice, (state) => state.doing);
  const other = useOtherMeasurement('audit');
  const ready = useSlice(runSlice, (state) => canBeAsked(state.status) && state.status.step > 0);
  const on = modelsOn(useSlice(experimentSlice, (state) => state.shown));
  const { model } = values;
  const models: readonly ModelId[] = model === 'all' ? on : on.filter((id) => id === model);
  const offered = ['all', ...useModelsOffered(model)] as const;
  const modelNames = Object.fromEntries(offered.map((id) => [id, id === 'all' ? 'all in turn' : nameOf(id)]));
  return (
    <div className="lab-tools">
      <Choice
        label={auditFields.model.label}
        options={offered}
        names={modelNames}
        value={model}
        onChoose={(option) => set({ model: option })}
      />
      <Choice
        label={auditFields.pictures.label}
        options={auditFields.pictures.options}
        names={pictureNames}
        value={values.pictures}
        onChoose={(option) => set({ pictures: option })}
      />
      <Choice
        label={auditFields.samples.label}
        options={auditFields.samples.options}
        names={sampleNames}
        value={values.samples}
        onChoose={(option) => set({ samples: option })}
      />
      <Choice
        label={auditFields.bars.label}
        options={auditFields.bars.options}
        names={barNames}
        value={values.bars}
        onChoose={(option) => set({ bars: option })}
      />
      <button
        type="button"
        className="primary"
        disabled={!ready || other !== null || auditing !== null || models.length === 0}
        onClick={() => void audits.measure(models, sizeOf(values))}
      >
        Audit
      </button>
      {auditing && (
        <MeasuringProgress
          label={`Audit of ${nameOf(auditing.model)}`}
          doing={auditing}
          onCancel={() => void audits.stop()}
        />
      )}
      <OtherMeasurement other={other} />
      {model !== 'all' && models.length === 0 && (
        <p className="setting-note">{nameOf(model)} takes no part in this run.</p>
      )}
    </div>
  );
}
