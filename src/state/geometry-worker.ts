/** A worker of its own that parts term1 by Theorem 2 and posts the parts once; it ends when it is terminated. */
import { loadGeometry } from '../models/registry';
import { term1Geometry } from '../models/term1-geometry';
import type { GeometryRequest } from './geometry-request';

self.onmessage = async ({ data: { model, view } }: MessageEvent<GeometryRequest>) => {
  const { heads, pictures, prior } = view.posteriors;
  const geometry = await loadGeometry(model);
  self.postMessage(term1Geometry(geometry, heads, prior, heads.length / pictures, view.settings));
};
