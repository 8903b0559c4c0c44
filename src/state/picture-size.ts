/** How large a data set's pictures are, as far as the page knows: of named ones always, of one's own once they are open or on the shelf. */
import { useMemo } from 'react';
import type { KeptDataset } from '../engine/data-protocol';
import { usualSide } from '../experiment/dataset-name';
import { dataSlice } from './data-store';
import { runSlice } from './run-store';
import { useSlice } from './use-page';

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

type Sized = Pick<KeptDataset, 'name' | 'width' | 'height'>;

/** Null where nothing has said it. */
export function pictureSize(name: string, known: readonly Sized[]): PictureSize | null {
  const side = usualSide(name);
  return side === null ? (known.find((one) => one.name === name) ?? null) : { width: side, height: side };
}

/** Of the data set of that name; null where neither the engine nor the shelf has it. */
export function usePictureSize(name: string): PictureSize | null {
  const open = useSlice(runSlice, (state) => state.dataset);
  const shelf = useSlice(dataSlice, (state) => state.shelf);
  return useMemo(
    () => pictureSize(name, [...(open ? [open] : []), ...(shelf?.kept ?? [])]),
    [name, open, shelf],
  );
}
