/** Which latent dimension a model's traversal walks along; its own by default, the one of largest KL. */
import { memo, useId } from 'react';
import type { ModelId } from '../models/registry';
import { experimentSlice } from '../state/experiment-store';
import { useEvaluationShown } from '../state/use-evaluation-shown';
import { largestKl } from '../state/metrics-store';
import { nameOf } from '../state/model-names';
import { probesSlice } from '../state/probes-store';
import { useActions, useSlice } from '../state/use-page';
import { formatNats } from '../ui/format';
import './dimension-picker.css';

interface DimensionPickerProps {
  readonly id: ModelId;
  readonly shown: number;
}

/** The value of the select that stands for 'largest KL'. */
const AUTOMATIC = '';

export const DimensionPicker = memo(function DimensionPicker({ id, shown }: DimensionPickerProps) {
  const actions = useActions();
  const controlId = useId();
  const picked = useSlice(probesSlice, (state) => state.dimension[id]);
  const latent = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].latent);
  const evaluation = useEvaluationShown(id);
  const klByDimension = evaluation?.klByDimension ?? null;
  const largest = klByDimension && largestKl(klByDimension);
  const kl = (dimension: number) =>
    klByDimension && dimension < klByDimension.length ? formatNats(klByDimension[dimension]) : null;
  return (
    <div className="dimension">
      <label htmlFor={controlId}>
        along<span className="visually-hidden"> which dimension of {nameOf(id)}</span>
      </label>
      <select
        id={controlId}
        title="(auto): the dimension of largest KL"
        value={picked === undefined ? AUTOMATIC : picked}
        onChange={(event) => {
          const { value } = event.target;
          actions.pickDimension(id, value === AUTOMATIC ? null : Number(value));
        }}
      >
        <option value={AUTOMATIC}>z{(largest ?? shown) + 1} (auto)</option>
        {Array.from({ length: latent }, (_, j) => (
          <option key={j} value={j}>
            z{j + 1}
            {kl(j) !== null && ` · KL ${kl(j)}`}
          </option>
        ))}
      </select>
    </div>
  );
});
