/** The kept runs: searched, sorted, a card each. Says why where runs cannot be kept. */
import { useId, useRef } from 'react';
import { keptRunsSlice } from '../../state/kept-runs';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import type { ListedRun } from '../../runs/runs-protocol';
import type { ViewProps } from '../view';
import { ListTools } from './list-tools';
import { RunCard } from './run-card';
import { runsSlice } from './runs-store';
import { everything, wantedRuns } from './wanted-runs';

export function KeptList({ link }: ViewProps) {
  const store = useSliceStore(runsSlice);
  const { runs, wanted, unread, problem, removed } = useSlice(runsSlice, (state) => state);
  const inHand = useSlice(keptRunsSlice, (state) => state.kept?.id ?? null);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = runs && wantedRuns(runs, wanted);
  /** The button that had the focus is gone. */
  const thenHeading = (act: () => Promise<void>) => {
    heading.current?.focus();
    void act();
  };
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Kept runs
        {shown !== null && (
          <span className="runs-count" translate="no">
            {countText(shown.length, runs!.length)}
          </span>
        )}
      </h2>
      {unread !== null && (
        <Notice role="alert">
          <p>Runs are not kept here: {unread}</p>
        </Notice>
      )}
      {runs !== null && runs.length > 0 && <ListTools runs={runs} />}
      {runs !== null && <CompareButton runs={runs} />}
      {removed && (
        <Notice key={removed.id} role="status" onDismiss={() => thenHeading(store.forget)}>
          <p>Deleted: {removed.title}.</p>
          <button type="button" autoFocus onClick={() => thenHeading(store.undo)}>
            Undo
          </button>
        </Notice>
      )}
      {problem !== null && (
        <Notice role="alert" onDismiss={store.dismiss}>
          <p>{problem}</p>
        </Notice>
      )}
      {runs === null && unread === null && <p className="empty">Reading the list …</p>}
      {runs?.length === 0 && (
        <p className="empty">
          There is none yet. A run is kept here automatically, every 30 s while it trains. Nothing is sent
          anywhere.
        </p>
      )}
      {runs !== null && runs.length > 0 && shown?.length === 0 && (
        <p className="empty">
          No run matches.{' '}
          <button type="button" onClick={() => store.want({ ...everything, order: wanted.order })}>
            Show all
          </button>
        </p>
      )}
      <ul className="runs-list" aria-labelledby={id}>
        {shown?.map((run) => (
          <RunCard key={run.id} run={run} inHand={run.id === inHand} link={link} />
        ))}
      </ul>
    </section>
  );
}

const countText = (shown: number, all: number): string =>
  shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`;

/** Of the runs that are ticked, where they are still there. */
function CompareButton({ runs }: { readonly runs: readonly ListedRun[] }) {
  const actions = useActions();
  const { compare } = useSliceStore(runsSlice);
  const ticked = useSlice(runsSlice, (state) => state.ticked);
  const count = runs.filter(({ id }) => ticked.includes(id)).length;
  if (count === 0) return null;
  return (
    <p className="run-buttons">
      <button
        type="button"
        className="wanted"
        onClick={() => {
          compare();
          actions.show('compare');
        }}
      >
        {count === 1 ? 'Compare 1 run' : `Compare ${formatCount(count)} runs`}
      </button>
    </p>
  );
}
