/** How much space the kept runs take, whether the browser promises to keep them, and which one goes first when space is short. */
import { useSlice, useSliceStore } from '../../state/use-page';
import type { RunsSpace } from '../../runs/runs-protocol';
import { Explain } from '../../ui/explain';
import { formatBytes } from '../../ui/format';
import { titleOf } from '../run-title';
import { runsSlice } from './runs-store';

export function Storage() {
  const space = useSlice(runsSlice, (state) => state.space);
  if (space === null) return null;
  return (
    <section className="lab-panel" aria-labelledby="storage-heading">
      <h2 id="storage-heading">Storage</h2>
      <p className="runs-text number">{takenText(space)}</p>
      <Going {...space} />
      <BrowsersPromise persisted={space.persisted} />
    </section>
  );
}

function takenText({ runs, usage, quota }: RunsSpace): string {
  const taken = `Kept runs take ${formatBytes(runs)}.`;
  if (usage === null || quota === null) return `${taken} The browser does not say how much space there is.`;
  return `${taken} This page uses ${formatBytes(usage)} of the ${formatBytes(quota)} that the browser gives it.`;
}

/** Which run goes first: at a glance where that is near. */
function Going({ short, next }: RunsSpace) {
  const first = next && `the oldest unnamed run is deleted first: next is “${titleOf(next)}”.`;
  return (
    <>
      {short && <p className="complaint">Space is short{first ? `: ${first}` : '.'}</p>}
      <Explain of="what is deleted when space is short">
        <p>Nothing is deleted while there is space.</p>
        {!short && first && <p>When space is short, {first}</p>}
        <p>Named runs and current runs are never deleted for others. Name a run to keep it.</p>
        <p>
          The browser itself may delete all that it does not promise to keep. Download what you cannot lose.
        </p>
      </Explain>
    </>
  );
}

const promises = new Map([
  [true, 'The browser promises to keep runs and data until you delete them.'],
  [false, 'The browser may delete runs and data when space is short.'],
]);

function BrowsersPromise({ persisted }: Pick<RunsSpace, 'persisted'>) {
  const runs = useSliceStore(runsSlice);
  const promised = useSlice(runsSlice, (state) => state.promised);
  const words =
    persisted === null ? 'The browser does not say whether it keeps them.' : promises.get(persisted);
  return (
    <div className="runs-promise">
      <p>{words}</p>
      {persisted !== true && (
        <button type="button" onClick={() => void runs.persist()}>
          Ask the browser to keep them
        </button>
      )}
      <span role="status">
        {promised === true && 'It promised.'}
        {promised === false &&
          'It did not promise. Browsers do so for pages that are bookmarked or often used.'}
        {promised === null && 'This browser offers no such promise.'}
      </span>
    </div>
  );
}
