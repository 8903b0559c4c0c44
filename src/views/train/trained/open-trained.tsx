/** Trained models at a click: the default ones by a button, others and files of one's own by a list. Nothing is fetched before. */
import { useRef } from 'react';
import { trainedFigures, type TrainedFigures } from '../../../experiment/trained/figures';
import type { TrainedName } from '../../../experiment/trained/trained-runs';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { formatBytes } from '../../../ui/format';
import { RunFileInput } from '../../open-run-file';
import { trainedSlice } from '../../../state/trained-store';

const words: Readonly<Record<TrainedName, string>> = {
  default: 'Default models',
  plane: 'd = 2, small nets',
  'inverse-cdf': 'Exact sampler (inverse CDF)',
};
const FILE = 'file';

const [first, ...others] = trainedFigures;
const figuresOf = (name: TrainedName) => trainedFigures.find((one) => one.name === name);

export function OpenTrained() {
  const actions = useActions();
  const store = useSliceStore(trainedSlice);
  const getting = useSlice(trainedSlice, (state) => state.getting);
  const failed = useSlice(trainedSlice, (state) => state.failed);
  const input = useRef<HTMLInputElement>(null);
  const open = async (wanted: TrainedFigures | undefined) => {
    if (!wanted) return;
    const run = await store.get(wanted);
    if (run !== null) void actions.continueRun(run);
  };
  const choose = (value: string) => {
    if (value === FILE) input.current?.click();
    else void open(others.find(({ name }) => name === value));
  };
  return (
    <>
      {getting === null ? (
        <>
          <button
            type="button"
            title={`${words.default}, ${formatBytes(first.bytes)}: posteriors, traversals and audits without training.`}
            onClick={() => void open(first)}
          >
            Open trained models
          </button>
          <select aria-label="Other trained models" value="" onChange={({ target }) => choose(target.value)}>
            <option value="">Others …</option>
            {others.map(({ name, bytes }) => (
              <option key={name} value={name}>
                {words[name]}, {formatBytes(bytes)}
              </option>
            ))}
            <option value={FILE}>A run file …</option>
          </select>
        </>
      ) : (
        <>
          <span className="number" role="status">
            Getting {formatBytes(getting.loaded)} of {formatBytes(figuresOf(getting.name)?.bytes ?? 0)}
          </span>
          <button type="button" onClick={store.stop}>
            Stop
          </button>
        </>
      )}
      <RunFileInput input={input} />
      {failed && (
        <p role="alert">
          {words[failed.name]}: {failed.problem}.{' '}
          <button type="button" onClick={() => void open(figuresOf(failed.name))}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}
