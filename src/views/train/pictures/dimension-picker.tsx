/** Which latent dimension a model's traversal walks along; its own by default, the one of largest KL. */
import { useId } from 'react';
import type { ModelId } from '../../../models/registry';
import { nameOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { useActions, useSlice } from '../../../state/use-page';
import { formatNats } from '../../../ui/format';

interface DimensionPickerProps {
  readonly id: ModelId;
  readonly latent: number;
  readonly shown: number;
  readonly klByDimension: Float32Array | null;
  readonly largest: number | null;
}

/** The value of the select that stands for 'largest KL'. */
const AUTOMATIC = '';

export function DimensionPicker({ id, latent, shown, klByDimension, largest }: DimensionPickerProps) {
  const actions = useActions();
  const controlId = useId();
  const picked = useSlice(probesSlice, (state) => state.dimension[id]);
  const kl = (dimension: number) =>
    klByDimension && dimension < klByDimension.length ? ` · KL ${formatNats(klByDimension[dimension])}` : '';
  return (
    <div className="dimension">
      <label htmlFor={controlId}>
        along<span className="visually-hidden"> which dimension of {nameOf(id)}</span>
      </label>
      <select
        id={controlId}
        value={picked === undefined ? AUTOMATIC : picked}
        onChange={(event) => {
          const { value } = event.target;
          actions.pickDimension(id, value === AUTOMATIC ? null : Number(value));
        }}
      >
        <option value={AUTOMATIC}>
          {largest === null
            ? `z${shown + 1}, until KL is evaluated`
            : `largest KL: z${largest + 1}${kl(largest)}`}
        </option>
        {Array.from({ length: latent }, (_, j) => (
          <option key={j} value={j}>
            z{j + 1}
            {kl(j)}
          </option>
        ))}
      </select>
    </div>
  );
}
