/** Which parameters were measured, model by model, and whether the run in hand has moved on since. */
import type { ModelId } from '../models/registry';
import { experimentSlice } from '../state/experiment-store';
import { ageNow, type Age, type Measured } from '../state/measured-store';
import { nameOf } from '../state/model-names';
import { runSlice } from '../state/run-store';
import { useSlice } from '../state/use-page';

const ageWords: Readonly<Record<Age, string>> = {
  now: '',
  older: 'older than the run',
  'other run': 'of an earlier run',
};

interface AgesProps<T> {
  readonly label: string;
  readonly measured: readonly Measured<T>[];
  /** Of what, and on what. */
  readonly words: (found: T) => string;
}

export function Ages<T extends { readonly model: ModelId }>({ label, measured, words }: AgesProps<T>) {
  const step = useSlice(runSlice, (state) => state.status.step);
  const started = useSlice(experimentSlice, (state) => state.started);
  const moves = useSlice(experimentSlice, (state) => state.moves);
  return (
    <ul className="lab-ages" aria-label={label}>
      {measured.map((each) => {
        const { model } = each.found;
        const age = ageWords[ageNow(each, { started, step, moves })];
        return (
          <li key={model}>
            <strong>{nameOf(model)}</strong>: {words(each.found)}
            {age !== '' && <span className="lab-age">{age}</span>}
          </li>
        );
      })}
    </ul>
  );
}
