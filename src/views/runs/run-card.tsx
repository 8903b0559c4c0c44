/** One kept run: what it is, how well it did, and what can be done with it. */
import { useId } from 'react';
import type { ListedRun } from '../../runs/runs-protocol';
import { isBusy, runSlice } from '../../state/run-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { CopyLink } from '../../ui/copy-link';
import { formatBytes, formatCount, formatDuration, formatTime } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';
import { saveFile } from '../../ui/save-file';
import { TextBox } from '../../ui/text-box';
import type { ViewProps } from '../view';
import { RunTags } from './run-tags';
import { titleOf } from '../run-title';
import { droppedWords, rowsOfL } from './run-words';
import { runsSlice } from './runs-store';

interface RunCardProps extends ViewProps {
  readonly run: ListedRun;
  /** It is the run that this tab trains. */
  readonly inHand: boolean;
}

export function RunCard({ run, inHand, link }: RunCardProps) {
  const dropped = droppedWords(run);
  return (
    <li className="run-card" aria-label={titleOf(run)}>
      <Thumbnail thumbnail={run.thumbnail} />
      <div className="run-about">
        <RunName run={run} />
        <p>{run.difference}</p>
        <RunTags run={run} />
        <Facts run={run} />
        {dropped !== '' && <p className="setting-note">{dropped}</p>}
        {run.shelf.length > 0 && <Shelf run={run} />}
      </div>
      <MeasuredL run={run} />
      <RunButtons run={run} inHand={inHand} link={link} />
    </li>
  );
}

function Thumbnail({ thumbnail }: Pick<ListedRun, 'thumbnail'>) {
  return (
    <div className="run-thumbnail">
      {thumbnail ? (
        <ImageGrid pictures={{ count: 1, ...thumbnail }} columns={1} description="" />
      ) : (
        <span className="quiet-text">no picture</span>
      )}
    </div>
  );
}

function RunName({ run }: { readonly run: ListedRun }) {
  const { rename } = useSliceStore(runsSlice);
  const id = useId();
  return (
    <span className="run-name">
      <label className="visually-hidden" htmlFor={id}>
        Name of {titleOf(run)}
      </label>
      <TextBox
        id={id}
        text={run.name}
        placeholder={titleOf(run)}
        onCommit={(text) => {
          const name = text.trim();
          if (name === '') return 'Name: expected a word or more, got none.';
          if (name !== run.name) void rename(run.id, name);
          return null;
        }}
      />
    </span>
  );
}

function Facts({ run }: { readonly run: ListedRun }) {
  const facts = [
    ['Step', `${formatCount(run.step)} of ${formatCount(run.budget)}`],
    ['Trained', formatDuration(run.seconds)],
    ['Changed', formatTime(run.changed)],
    ['Backend', run.backend],
    ['Size', formatBytes(run.bytes)],
  ] as const;
  return (
    <dl className="run-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd translate="no">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Bests of other T, M or R, which would take too much memory. */
function Shelf({ run: { id, shelf } }: { readonly run: ListedRun }) {
  const { weightsOf } = useSliceStore(runsSlice);
  const save = async (name: string) => {
    const file = await weightsOf(id, name);
    if (file) saveFile(file);
  };
  return (
    <details className="run-shelf">
      <summary>Older bests on this device ({formatCount(shelf.length)})</summary>
      <ul>
        {shelf.map(({ name, detail, bytes }) => (
          <li key={name}>
            {name}: {detail}.{' '}
            <button type="button" aria-label={`Save weights of ${name}`} onClick={() => void save(name)}>
              Save weights ({formatBytes(bytes)})
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MeasuredL({ run }: { readonly run: ListedRun }) {
  return (
    <table className="lab-table run-losses">
      <caption>L, nats (lower is better)</caption>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Validation</th>
          <th scope="col">Test</th>
          <th scope="col">True bound</th>
        </tr>
      </thead>
      <tbody>
        {rowsOfL(run).map(({ model, validated, test, bound }) => (
          <tr key={model}>
            <th scope="row">{model}</th>
            <td translate="no">{validated}</td>
            <td translate="no">{test}</td>
            <td translate="no">{bound}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RunButtons({ run, inHand, link }: RunCardProps) {
  const actions = useActions();
  const { remove, fileOf } = useSliceStore(runsSlice);
  const busy = useSlice(runSlice, isBusy);
  const title = titleOf(run);
  const off = inHand || run.elsewhere;
  const download = async () => {
    const file = await fileOf(run.id);
    if (file) saveFile(file);
  };
  return (
    <div className="run-buttons">
      <CompareTick run={run} />
      {off && <span className="run-mark">{inHand ? 'this run' : 'in another tab'}</span>}
      <button
        type="button"
        disabled={off || busy}
        aria-label={`Continue ${title}`}
        title={`Continues training from step ${formatCount(run.step)}; the current run is kept.`}
        onClick={() => {
          void actions.continueRun(run.id);
          actions.show('train');
        }}
      >
        Continue
      </button>
      <button type="button" aria-label={`Download ${title}`} onClick={() => void download()}>
        Download
      </button>
      <CopyLink
        link={() => new URL(run.link, link()).href}
        title="The link holds the settings, the seed and the moves, not the trained parameters."
        of={title}
      />
      <button type="button" disabled={off} aria-label={`Delete ${title}`} onClick={() => void remove(run)}>
        Delete
      </button>
    </div>
  );
}

function CompareTick({ run }: Pick<RunCardProps, 'run'>) {
  const { tick } = useSliceStore(runsSlice);
  const isTicked = useSlice(runsSlice, ({ ticked }) => ticked.includes(run.id));
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isTicked}
        aria-label={`Compare ${titleOf(run)}`}
        onChange={({ target }) => tick(run.id, target.checked)}
      />
      Compare
    </label>
  );
}
