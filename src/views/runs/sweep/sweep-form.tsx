/** What a sweep is to train: seeds, and values of one setting. Says how many runs that is before they begin. */
import { useId, useMemo } from 'react';
import { runFields } from '../../../experiment/experiment';
import { allowedText } from '../../../schema/allowed';
import { experimentSlice } from '../../../state/experiment-store';
import { isBusy, runSlice } from '../../../state/run-store';
import { fieldTitle, planSweep, sweptFieldsOf } from '../../../state/sweep/sweep-jobs';
import { sweepSlice } from '../../../state/sweep/sweep-store';
import { planWords } from '../../../state/sweep/sweep-words';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { Choice } from '../../../ui/choice';
import { Explain } from '../../../ui/explain';
import { NumberBox } from '../../../ui/number-box';
import { runsSlice } from '../runs-store';
import { spaceWords } from './space-words';

const { minimum, maximum } = runFields.seed;
const span = { minimum, maximum, scale: 'integer' } as const;

export function SweepForm() {
  const store = useSliceStore(sweepSlice);
  const { wish, mode } = useSlice(sweepSlice, (state) => state);
  const shown = useSlice(experimentSlice, (state) => state.shown);
  const busy = useSlice(runSlice, isBusy);
  const runs = useSlice(runsSlice, (state) => state.runs);
  const space = useSlice(runsSlice, (state) => state.space);
  const id = useId();
  const plan = useMemo(() => planSweep(shown, wish, ''), [shown, wish]);
  const kept = plan.ok ? spaceWords(plan.jobs.length, runs ?? [], space) : null;
  const fields = sweptFieldsOf(shown);
  const field = fields.find(([name]) => name === wish.field)?.[1];
  return (
    <div className="sweep-form">
      <p className="runs-text">
        {mode === 'over' ? 'Another sweep. ' : ''}Trains several runs in turn with the settings shown.
      </p>
      <Explain of="a sweep">
        <p>Each run is kept on this device. It has a name, so it is not deleted for others.</p>
      </Explain>
      <div className="lab-tools">
        <span className="choice" role="group" aria-label="Seeds">
          <span aria-hidden="true">Train seeds</span>
          <NumberBox
            label="First seed"
            span={span}
            value={wish.from}
            onCommit={(from) => store.want({ from })}
          />
          <span aria-hidden="true">to</span>
          <NumberBox label="Last seed" span={span} value={wish.to} onCommit={(to) => store.want({ to })} />
        </span>
        <Choice
          label="One setting over listed values"
          options={['', ...fields.map(([name]) => name)]}
          names={{
            ...Object.fromEntries(fields.map(([name]) => [name, fieldTitle(shown, name)])),
            '': 'none: seeds alone',
          }}
          value={wish.field}
          onChoose={(chosen) => store.want({ field: chosen, values: '' })}
        />
        {field && (
          <span className="choice sweep-values">
            <label htmlFor={id}>Values</label>
            <input
              id={id}
              type="text"
              autoComplete="off"
              placeholder="with commas between them"
              aria-describedby={`${id}-allowed`}
              value={wish.values}
              onChange={({ target }) => store.want({ values: target.value })}
            />
          </span>
        )}
      </div>
      {field && (
        <p className="setting-note" id={`${id}-allowed`}>
          Each value: {allowedText(field)}. Every value is trained with every seed.
        </p>
      )}
      <p className={plan.ok ? 'runs-text number' : 'complaint'} role="status" aria-label="What it will train">
        {plan.ok ? planWords(plan.jobs, store.speed()) : plan.problem}
      </p>
      {kept && <p className={kept.isTooMuch ? 'complaint' : 'runs-text number'}>{kept.words}</p>}
      {plan.ok &&
        plan.notices.map((notice) => (
          <p key={notice} className="setting-note">
            {notice}
          </p>
        ))}
      <p className="lab-tools">
        <button
          type="button"
          disabled={!plan.ok || busy}
          title="The current run is kept first. Undo brings it back."
          onClick={() => {
            document.getElementById('sweep-heading')?.focus();
            void store.start(shown);
          }}
        >
          Start the sweep
        </button>
      </p>
    </div>
  );
}
