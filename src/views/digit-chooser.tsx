/** What the strip holds: a list of choices, and for a choice by term2 the evaluation that it goes by. */
import { useId, useMemo } from 'react';
import { nameOf } from '../state/model-names';
import { useModelsOffered } from '../state/models-shown';
import { judgeOf, type Digits } from '../state/probes-store';
import { experimentSlice } from '../state/experiment-store';
import { metricsSlice } from '../state/metrics-store';
import { runSlice } from '../state/run-store';
import { useActions, useSlice } from '../state/use-page';
import { formatCount } from '../ui/format';
import type { ModelId } from '../models/registry';
import { choiceGroups, choiceOf, valueOf } from './digit-words';
import { inHand, ofSeries } from '../state/series';

export function DigitChooser({ digits }: { readonly digits: Digits }) {
  const actions = useActions();
  const controlId = useId();
  const dataset = useSlice(runSlice, (state) => state.dataset);
  const judge = judgeOf(digits.choice);
  const models = useModelsOffered(judge);
  const groups = useMemo(
    () => choiceGroups(dataset ?? { present: [], classes: null }, models),
    [dataset, models],
  );
  return (
    <div className="digit-chooser">
      <label htmlFor={controlId}>Show</label>
      <select
        id={controlId}
        aria-label="Pictures shown"
        value={valueOf(digits.choice)}
        onChange={(event) => void actions.chooseDigits(choiceOf(event.target.value, groups))}
      >
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {judge !== null && <Judged digits={digits} model={judge} />}
    </div>
  );
}

/** Of which step the order is: a later evaluation does not move the strip under a hand, but offers to. */
function Judged({ digits, model }: { readonly digits: Digits; readonly model: ModelId }) {
  const actions = useActions();
  const on = useSlice(experimentSlice, (state) => state.shown.models[model].on);
  useSlice(metricsSlice, (state) => state.revision);
  const newest = useSlice(
    metricsSlice,
    (state) => ofSeries(state.curves, inHand(model))?.evaluations.at(-1)?.step ?? 0,
  );
  const { choice, evaluated } = digits;
  if (evaluated === null)
    return (
      <p className="empty" role="status">
        {on
          ? `The pictures appear at ${nameOf(model)}’s first evaluation: step 500 or the end of the run.`
          : `${nameOf(model)} is off, so it measures no pictures.`}
      </p>
    );
  return (
    <p className="quiet-text">
      {choice.kind === 'worst' ? 'Largest' : 'Smallest'} term2 of {nameOf(model)} at step{' '}
      {formatCount(evaluated.step)}, in nats.{' '}
      {newest > evaluated.step && (
        <button type="button" onClick={() => void actions.chooseDigits(choice)}>
          Refresh to step {formatCount(newest)}
        </button>
      )}
    </p>
  );
}
