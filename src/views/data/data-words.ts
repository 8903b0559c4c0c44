/** Counts and sizes of data sets in words. Pure. */
import { formatBytes, formatCount } from '../../ui/format';

export const sizeText = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `${width} × ${height}`;

export const splitText = (split: {
  readonly training: number;
  readonly validation: number;
  readonly test: number;
}): string =>
  `${formatCount(split.training)} / ${formatCount(split.validation)} / ${formatCount(split.test)}`;

/** '2.1 MB of 183.0 MB', or '1,000 of 2,000 pictures'. */
export function progressText(progress: {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'pictures';
}): string {
  const write = progress.unit === 'bytes' ? formatBytes : formatCount;
  const pictures = progress.unit === 'pictures' ? ' pictures' : '';
  return `${write(progress.done)} of ${write(progress.total)}${pictures}`;
}
