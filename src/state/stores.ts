/** The stores that the page's actions write: what all views share. */
import { experimentSlice, type ExperimentStore } from './experiment-store';
import { metricsSlice, type MetricsStore } from './metrics-store';
import { pastSlice, type PastStore } from './past-store';
import { probesSlice, type ProbesStore } from './probes-store';
import { runSlice, type RunStore } from './run-store';
import type { SlicePage } from './slice';
import { viewSlice, type ViewStore } from './view-store';

export interface Stores {
  readonly experiment: ExperimentStore;
  readonly run: RunStore;
  readonly metrics: MetricsStore;
  readonly probes: ProbesStore;
  readonly view: ViewStore;
  readonly past: PastStore;
}

export const sharedStores = ({ of }: Pick<SlicePage, 'of'>): Stores => ({
  experiment: of(experimentSlice),
  run: of(runSlice),
  metrics: of(metricsSlice),
  probes: of(probesSlice),
  view: of(viewSlice),
  past: of(pastSlice),
});
