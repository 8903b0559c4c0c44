/** The worker that keeps runs: a runs room on the browser's store, answering the page. Nothing is decided here. */
import { indexedRunStore } from '../runs/indexed-run-store';
import { otherTabs } from '../runs/other-tabs';
import { runsInHand } from '../runs/runs-in-hand';
import { createRunsRoom } from '../runs/runs-room';
import { serveRuns, type RunsPort } from './serve-runs';

self.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
serveRuns(self as unknown as RunsPort, (tell) => {
  const store = indexedRunStore({ tell });
  const look = async () => [...(await store.records('')).values()].join();
  const { announce } = otherTabs('coarse-grain-runs', () => tell({ kind: 'changed' }), look);
  const platform = {
    store,
    announce,
    ...runsInHand(),
    now: Date.now,
    pause: () => new Promise<void>((resolve) => setTimeout(resolve, 1000)),
    persisted: async () => (await navigator.storage?.persisted?.()) ?? null,
    async estimate() {
      const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
      return usage === undefined || quota === undefined ? null : { usage, quota };
    },
  };
  return createRunsRoom(platform, tell);
});
