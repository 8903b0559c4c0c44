/** What to do before there is anything to audit, with runs that show it. */
import { encodeLink } from '../../experiment/encode-link';
import { table1 } from '../../experiment/presets';
import { emptyView } from '../../experiment/view';
import { runSlice } from '../../state/run-store';
import { useActions, useSlice } from '../../state/use-page';

const view = { ...emptyView, name: 'audit' } as const;
/** The rows of one sample, which train in minutes. */
const rows = table1.filter(({ model, experiment }) => experiment.models[model].samples === 1);

export function NothingTrained() {
  const actions = useActions();
  const opening = useSlice(runSlice, (state) => state.opening);
  return (
    <div className="empty audit-empty">
      <p>
        Nothing is trained yet. Train the models that are on, then press Audit at any step. Or load a row of
        Table 1 and train it:
      </p>
      <ul>
        {rows.map(({ id, label, experiment }) => (
          <li key={id}>
            <a href={`#${encodeLink(experiment, [], {}, [], view)}`}>{label}</a>
          </li>
        ))}
      </ul>
      <button type="button" disabled={opening} onClick={() => void actions.train()}>
        Train the models
      </button>
    </div>
  );
}
