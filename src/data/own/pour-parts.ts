/** The parts of a data set one after the other into one place, all of them or the first of each. */
import type { Size } from '../data-limits';
import type { ReadOptions } from '../decoded-pictures';
import { pooledLabels, type PictureLabels } from '../picture-labels';
import type { PictureSink } from '../picture-sink';
import { refusal } from '../refusal';
import type { Part } from './part';

/**
 * How many pictures of each part are taken where `first` are wanted in all: of each its first ones, in the parts' own proportions, so that a
 * test part stays one. All of them where `first` is not said or no fewer. At least one of each.
 */
export function firstOfEach(counts: readonly number[], first?: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (first === undefined || first >= total) return counts;
  const shares = counts.map((count) => Math.max(1, Math.floor((first * count) / total)));
  // What the rounding left, or took, is the largest part's.
  const largest = counts.indexOf(Math.max(...counts));
  const others = shares.reduce((sum, share, k) => sum + (k === largest ? 0 : share), 0);
  return shares.map((share, k) => (k === largest ? Math.max(1, first - others) : share));
}

/** Reads `shares[k]` pictures of each part into the sink. All have the size of the first, unless one is said. */
export async function pourParts(
  name: string,
  parts: readonly [Part, ...Part[]],
  shares: readonly number[],
  options: ReadOptions,
  into: PictureSink,
): Promise<PictureLabels & Size> {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  let size = options.size;
  let found: PictureLabels = { labels: null, classes: null };
  for (const [k, part] of parts.entries()) {
    const read = await part.read({
      ...options,
      size,
      most: shares[k],
      into: {
        begin(file, count, own) {
          if (count !== shares[k])
            throw refusal(file, 'number of pictures', `${shares[k]}, as its header says`, count);
          into.begin(file, count, own);
        },
        put: (sums) => into.put(sums),
      },
      onProgress: (done) => options.onProgress?.(before + done, total),
    });
    size = { width: read.width, height: read.height };
    found = k === 0 ? read : pooledLabels(name, { ...found, count: before }, { ...read, count: shares[k] });
    before += shares[k];
  }
  const { labels, classes } = found;
  return { ...size!, labels, classes };
}
