/** The difference of L between two of the runs with its error, measured on request on the same pictures with the same noise. */
import { useId, useState } from 'react';
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { formatCount, formatNats } from '../../ui/format';
import { otherPictures, otherTemperatures } from './comparable';
import { differenceText, meaningText } from './compare-words';
import { differenceSlice, isSamePair, type Pair } from './difference-store';
import { Explain } from '../../ui/explain';
import { ModelChoice } from './model-choice';
import type { ShownRun } from './use-compared';

interface LDifferenceProps {
  readonly runs: readonly ShownRun[];
  readonly model: ModelId;
  readonly models: readonly ModelId[];
  readonly onModel: (model: ModelId) => void;
}

/** Only runs with parameters can be measured. */
const canBeMeasured = ({ run }: ShownRun, model: ModelId) => run.asked !== null && run.models.has(model);

export function LDifference({ runs, model, models, onModel }: LDifferenceProps) {
  const id = useId();
  const store = useSliceStore(differenceSlice);
  const doing = useSlice(differenceSlice, (state) => state.doing);
  const able = runs.filter((one) => canBeMeasured(one, model));
  const [chosen, choose] = useState<readonly [string, string]>(['', '']);
  const one = able.find(({ letter }) => letter === chosen[0]) ?? able[0];
  const rest = able.filter(({ letter }) => letter !== one?.letter);
  const other = rest.find(({ letter }) => letter === chosen[1]) ?? rest[0];
  const obstacle = one && other ? otherPictures([one, other]) : null;
  const names = Object.fromEntries(runs.map(({ letter, run }) => [letter, `${letter}: ${run.title}`]));
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>Difference of L</h2>
      <p className="quiet-text">Negative: the first is better (lower L).</p>
      <Explain of="the difference of L">
        <p>
          Both are evaluated on the same validation pictures with the same noise. So the error is that of the
          mean difference, and small differences show.
        </p>
      </Explain>
      {one === undefined || other === undefined ? (
        <p className="empty">
          It takes two runs of {nameOf(model)} with parameters. A record has none: open the run file.
        </p>
      ) : (
        <>
          <div className="lab-tools">
            <ModelChoice model={model} models={models} onModel={onModel} />
            <Choice
              label="L of"
              options={able.map(({ letter }) => letter)}
              names={names}
              value={one.letter}
              onChoose={(letter) => choose([letter, other.letter])}
            />
            <Choice
              label="minus L of"
              options={rest.map(({ letter }) => letter)}
              names={names}
              value={other.letter}
              onChoose={(letter) => choose([one.letter, letter])}
            />
            <button
              type="button"
              disabled={doing !== null || obstacle !== null}
              onClick={() => void store.measure({ one: one.run, other: other.run, model })}
            >
              Measure the difference
            </button>
          </div>
          {obstacle === null ? (
            <Answer one={one} other={other} model={model} />
          ) : (
            <p className="complaint" role="status" aria-label="Difference of L">
              {obstacle}
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface AnswerProps {
  readonly one: ShownRun;
  readonly other: ShownRun;
  readonly model: ModelId;
}

function Answer({ one, other, model }: AnswerProps) {
  const { doing, measured, problem } = useSlice(differenceSlice, (state) => state);
  const isOfThese = (pair: Pair) => isSamePair(pair, { one: one.run, other: other.run, model });
  return (
    <div role="status" aria-label="Difference of L" className="compare-difference">
      {problem !== null && isOfThese(problem.pair) && <p className="complaint">{problem.words}</p>}
      {doing !== null && <p>Measuring …</p>}
      {doing === null && measured !== null && isOfThese(measured) && (
        <>
          <p className="number">
            <b translate="no">{differenceText(measured.difference)}</b>
          </p>
          <p>
            {meaningText(measured.difference, {
              ...{ one: one.letter, other: other.letter, model },
              temperatures: otherTemperatures([one, other], model),
            })}
          </p>
          <p className="setting-note number">
            L of {one.letter} {formatNats(measured.difference.oneL)} at step{' '}
            {formatCount(measured.difference.oneStep)}, of {other.letter}{' '}
            {formatNats(measured.difference.otherL)} at step {formatCount(measured.difference.otherStep)}.
          </p>
        </>
      )}
    </div>
  );
}
