/** What each view of the page shows: one entry a view, labs loaded when they are first shown. Their names are in experiment/view.ts. */
import { lazy, type ComponentType } from 'react';
import type { ViewName } from '../experiment/view';
import { Rail, Train } from './train';

export interface ViewProps {
  /** The address of what the page shows. */
  readonly link: () => string;
  /** Shows another view, as a page of the browser's history. */
  readonly goTo: (view: ViewName) => void;
}

interface ViewParts {
  readonly Content: ComponentType<ViewProps>;
  /** What stands beside it. */
  readonly Beside?: ComponentType;
  /** Where its skip link goes: 'the curves'. */
  readonly heart: string;
}

export const views: Readonly<Record<ViewName, ViewParts>> = {
  train: { Content: Train, Beside: Rail, heart: 'the curves' },
  architecture: { Content: lazy(() => import('./architecture-view')), heart: 'the three models' },
  'latent-map': { Content: lazy(() => import('./latent-map-view')), heart: 'the maps' },
  data: { Content: lazy(() => import('./data-view')), heart: 'the data sets' },
  concrete: { Content: lazy(() => import('./concrete-view')), heart: 'the triangles' },
  divergence: { Content: lazy(() => import('./divergence-view')), heart: 'the divergences' },
  geometry: { Content: lazy(() => import('./geometry-view')), heart: 'the parts of term1' },
  audit: { Content: lazy(() => import('./audit-view')), heart: 'the audit' },
  table1: { Content: lazy(() => import('./table1-view')), heart: 'Table 1' },
};
