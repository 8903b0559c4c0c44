/** All stores of a page and the actions on them, around one engine. */
import { createDataClient } from '../engine/data-client';
import type { DataClient } from '../engine/data-protocol';
import type { EngineClient } from '../engine/protocol';
import { defaultExperiment } from '../experiment/default-experiment';
import { createActions } from './actions';
import { createAuditStore } from './audit-store';
import { startBoundsProbing } from './bounds-probing';
import { createBoundsStore } from './bounds-store';
import { createDataActions, createDataStore } from './data-store';
import { createDeviceStore } from './device-store';
import { createExperimentStore } from './experiment-store';
import { startGeometryProbing } from './geometry-probing';
import type { SpawnGeometry } from './geometry-request';
import { createGeometryStore } from './geometry-store';
import { startMapProbing } from './map-probing';
import { createMapsStore } from './maps-store';
import { createMetricsStore } from './metrics-store';
import { startPosteriorProbing } from './posterior-probing';
import { createPosteriorStore } from './posterior-store';
import { createPreviewStore } from './preview-store';
import { createProbesStore } from './probes-store';
import { createRecordingStore } from './recording-store';
import { createRunStore } from './run-store';
import { createViewStore } from './view-store';
import type { Page } from './use-page';

/**
 * `seed` draws the seeds of 'New seed'; unset, the browser's entropy does. `spawnGeometry` makes what parts term1; unset, workers
 * of the browser do. `openData` makes the client of the data worker, which starts with the first question.
 */
export function createPage(
  client: EngineClient,
  seed?: () => number,
  spawnGeometry?: SpawnGeometry,
  openData: () => DataClient = createDataClient,
): Page {
  const stores = {
    experiment: createExperimentStore(defaultExperiment()),
    run: createRunStore(),
    metrics: createMetricsStore(),
    probes: createProbesStore(),
    posteriors: createPosteriorStore(),
    preview: createPreviewStore(),
    recording: createRecordingStore(),
    device: createDeviceStore(),
    view: createViewStore(),
    maps: createMapsStore(),
    geometry: createGeometryStore(),
    bounds: createBoundsStore(),
    audits: createAuditStore(),
    data: createDataStore(),
  };
  const actions = createActions(client, stores, seed);
  const dataActions = createDataActions(openData, stores.data);
  const stops = [
    startPosteriorProbing(client, stores),
    startMapProbing(client, stores),
    startGeometryProbing(client, stores),
    startBoundsProbing(client, stores, spawnGeometry),
  ];
  const close = () => {
    for (const stop of stops) stop();
    actions.close();
    dataActions.close();
  };
  return { ...stores, dataActions, actions: { ...actions, close } };
}
