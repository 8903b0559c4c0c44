/** How components reach the stores and actions: one context, selectors, no fetching. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ClassNames } from '../experiment/label-text';
import type { Actions } from './actions';
import type { AuditState, AuditStore } from './audit-store';
import type { BoundsState, BoundsStore } from './bounds-store';
import type { DataActions, DataState, DataStore } from './data-store';
import type { DeviceState, DeviceStore } from './device-store';
import type { ExperimentState, ExperimentStore } from './experiment-store';
import type { GeometryState, GeometryStore } from './geometry-store';
import type { MapsState, MapsStore } from './maps-store';
import type { MetricsState, MetricsStore } from './metrics-store';
import type { PosteriorState, PosteriorStore } from './posterior-store';
import type { Preview, PreviewStore } from './preview-store';
import type { ProbesState, ProbesStore } from './probes-store';
import type { RecordingState, RecordingStore } from './recording-store';
import type { RunState, RunStore } from './run-store';
import type { ViewState, ViewStore } from './view-store';

export interface Stores {
  readonly experiment: ExperimentStore;
  readonly run: RunStore;
  readonly metrics: MetricsStore;
  readonly probes: ProbesStore;
  readonly posteriors: PosteriorStore;
  readonly preview: PreviewStore;
  readonly recording: RecordingStore;
  readonly device: DeviceStore;
  readonly view: ViewStore;
  readonly maps: MapsStore;
  readonly geometry: GeometryStore;
  readonly bounds: BoundsStore;
  readonly audits: AuditStore;
  readonly data: DataStore;
}

export interface Page extends Stores {
  readonly actions: Actions;
  readonly dataActions: DataActions;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page)
    throw new Error('usePage: expected a component inside <PageContext>, got none; wrap it in <App>.');
  return page;
}

export const useActions = (): Actions => usePage().actions;

export const useExperiment = <T>(select: (state: ExperimentState) => T): T =>
  useStore(usePage().experiment, select);

export const useRun = <T>(select: (state: RunState) => T): T => useStore(usePage().run, select);

export const useMetrics = <T>(select: (state: MetricsState) => T): T => useStore(usePage().metrics, select);

export const useProbes = <T>(select: (state: ProbesState) => T): T => useStore(usePage().probes, select);

export const usePosteriors = <T>(select: (state: PosteriorState) => T): T =>
  useStore(usePage().posteriors, select);

export const useMaps = <T>(select: (state: MapsState) => T): T => useStore(usePage().maps, select);

export const useGeometry = <T>(select: (state: GeometryState) => T): T =>
  useStore(usePage().geometry, select);

export const useBounds = <T>(select: (state: BoundsState) => T): T => useStore(usePage().bounds, select);

export const useAudits = <T>(select: (state: AuditState) => T): T => useStore(usePage().audits, select);

export const useData = <T>(select: (state: DataState) => T): T => useStore(usePage().data, select);

export const useRecording = <T>(select: (state: RecordingState) => T): T =>
  useStore(usePage().recording, select);

export const useDevice = <T>(select: (state: DeviceState) => T): T => useStore(usePage().device, select);
export const useView = <T>(select: (state: ViewState) => T): T => useStore(usePage().view, select);

/** What the data set in hand calls its classes; null where they are numbers. */
export const useClassNames = (): ClassNames => useRun((state) => state.dataset?.classes ?? null);

/** What a hand holds right now, at every movement of it. */
export const usePreview = (): Preview => useStore(usePage().preview, (state) => state.held);
