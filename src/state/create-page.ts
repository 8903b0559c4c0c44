/** A page's stores and actions around one engine. */
import { createDataClient } from '../engine/data-client';
import type { DataClient } from '../engine/data-protocol';
import type { EngineClient } from '../engine/protocol';
import { createRunsClient } from '../engine/runs-client';
import type { RunsClient } from '../runs/runs-protocol';
import { createActions } from './actions';
import { spawnGeometryWorker, type SpawnGeometry } from './geometry-request';
import { keptRunsSlice } from './kept-runs';
import type { Page } from './page';
import { askThePast } from './ask-the-past';
import { pastSlice } from './past-store';
import { createSlices } from './slice';
import { sharedStores } from './stores';

/**
 * `seed` draws the seeds of 'New seed'; unset, the browser's entropy does. `spawnGeometry` makes what parts term1; unset, workers
 * of the browser do. `openData` makes the client of the data worker, which starts with the first question. `openRuns`
 * makes that of the worker that keeps runs, likewise.
 */
export function createPage(
  client: EngineClient,
  seed?: () => number,
  spawnGeometry: SpawnGeometry = spawnGeometryWorker,
  openData: () => DataClient = createDataClient,
  openRuns: () => RunsClient = createRunsClient,
): Page {
  const asking = askThePast(client, () => slices.of(pastSlice).getState().at);
  const { close, ...slices } = createSlices({ client: asking, openData, openRuns, spawnGeometry });
  const stores = sharedStores(slices);
  const actions = createActions(asking, stores, slices.of(keptRunsSlice), seed);
  return {
    ...stores,
    of: slices.of,
    actions: {
      ...actions,
      close() {
        close();
        actions.close();
      },
    },
  };
}
