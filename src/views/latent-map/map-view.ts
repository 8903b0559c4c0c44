/** What a latent map is asked for, and what came: which dimensions, around which picture, of which step. */
import type { LatentMap } from '../../experiment/measurements';

/** Validation pictures on a map, from the first. */
export const mapPictures = 1000;
/** Places of the grid on each axis. */
export const mapGrid = 15;

export interface MapView {
  readonly step: number;
  /** From 0; the first is across. */
  readonly dimensions: readonly [number, number];
  readonly latent: number;
  /** The picture at whose posterior mean the other dimensions stand. */
  readonly index: number;
  readonly map: LatentMap;
}
