/** A worker of its own that parts term1 by Theorem 2 and posts the parts once; it ends when it is terminated. */
import { term1Geometry } from '../models/term1-geometry';
import type { GeometryRequest } from './geometry-request';

self.onmessage = ({ data: { model, view } }: MessageEvent<GeometryRequest>) => {
  const { heads, pictures, prior } = view.posteriors;
  self.postMessage(term1Geometry(model, heads, prior, heads.length / pictures, view.settings));
};
