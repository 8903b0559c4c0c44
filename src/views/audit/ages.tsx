/** Which parameters were audited, model by model, and whether the run in hand has moved on since. */
import { nameOf } from '../../state/model-names';
import { ageOf, type Age, type Audited } from './audit-store';
import { experimentSlice } from '../../state/experiment-store';
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { subjectWords } from './audit-words';

const ageWords: Readonly<Record<Age, string>> = {
  now: '',
  older: 'older than the run',
  'other run': 'of a run before the one in hand',
};

export function Ages({ audited }: { readonly audited: readonly Audited[] }) {
  const step = useSlice(runSlice, (state) => state.status.step);
  const started = useSlice(experimentSlice, (state) => state.started);
  const moves = useSlice(experimentSlice, (state) => state.moves.length);
  return (
    <ul className="audit-ages" aria-label="What was audited">
      {audited.map((each) => {
        const age = ageWords[ageOf(each, { started, step, moves })];
        return (
          <li key={each.audit.model}>
            <strong>{nameOf(each.audit.model)}</strong>: {subjectWords(each.audit)}
            {age !== '' && <span className="lab-age">{age}</span>}
          </li>
        );
      })}
    </ul>
  );
}
