import { expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import type { PicturesPreview } from './pictures-preview';
import type { ModelView } from './probes-store';
import { withPreview } from './with-preview';

const grey = (count: number, value: number) => ({
  count,
  width: 1,
  height: 1,
  pixels: new Uint8Array(count).fill(value),
});
const traversal = (dimension: number, value: number) => ({
  dimension,
  pictures: grey(11, value),
  positions: new Float32Array(11),
});
const view: ModelView = {
  step: 7,
  made: { settings: defaultExperiment().models.gauss, temperature: null },
  index: 3,
  indices: [0, 1],
  reconstructions: grey(2, 1),
  reconstruction: grey(1, 1),
  term2: null,
  samples: { ...grey(12, 1), step: 7 },
  traversal: traversal(2, 1),
};
const over: PicturesPreview = {
  at: { polynomialOrder: 2 },
  step: 8,
  index: 3,
  reconstruction: grey(1, 9),
  samples: { ...grey(12, 9), step: 8 },
  traversal: traversal(2, 9),
};

it('puts the parts that there are over the run’s, and says at which values', () => {
  const { view: drawn, preview } = withPreview(view, over);
  expect(preview).toEqual({ at: over.at, step: 8 });
  const { reconstruction, samples, traversal } = over;
  expect(drawn).toEqual({ ...view, reconstruction, samples, traversal });
  const some = withPreview(view, { ...over, samples: null, traversal: null });
  expect(some.view).toEqual({ ...view, reconstruction });
});

it('puts nothing of another picture or dimension over them', () => {
  const other = withPreview(view, { ...over, index: 4 });
  expect(other.view).toEqual({ ...view, samples: over.samples });
  const along = withPreview(view, { ...over, traversal: traversal(5, 9) });
  expect(along.view?.traversal).toBe(view.traversal);
});

it('marks nothing where there is nothing to put over them', () => {
  expect(withPreview(view, undefined)).toEqual({ view, preview: null });
  expect(withPreview(undefined, over)).toEqual({ view: undefined, preview: null });
  expect(withPreview(view, { ...over, index: 4, samples: null })).toEqual({ view, preview: null });
});
