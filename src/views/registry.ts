/** Every view of the page, in the order of its navigation: one line each. The first is shown where a link names none. */
import { architecture } from './architecture/view';
import { audit } from './audit/view';
import { compare } from './compare/view';
import { concrete } from './concrete/view';
import { data } from './data/view';
import { divergence } from './divergence/view';
import { geometry } from './geometry/view';
import { latentMap } from './latent-map/view';
import { runs } from './runs/view';
import { table1 } from './table1/view';
import { train } from './train/view';
import { truth } from './truth/view';
import type { View } from './view';

export const views: readonly View[] = [
  train,
  architecture,
  latentMap,
  data,
  runs,
  compare,
  concrete,
  divergence,
  geometry,
  audit,
  truth,
  table1,
];

export const viewNames: readonly string[] = views.map(({ name }) => name);

/** The view of that name; the first where there is none. */
export const viewNamed = (name: string): View => views.find((view) => view.name === name) ?? views[0];
