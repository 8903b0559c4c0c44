/** A row of small pictures with a word before it; an empty row keeps its place. */
import { memo } from 'react';
import type { Pictures } from '../../../experiment/measurements';
import type { Preview } from '../../../state/preview-store';
import { ImageGrid } from '../../../ui/image-grid';

interface PictureRowProps {
  readonly label: string;
  readonly pictures: Pictures | null;
  readonly description: string;
  readonly preview: Preview | null;
}

export const PictureRow = memo(function PictureRow({
  label,
  pictures,
  description,
  preview,
}: PictureRowProps) {
  return (
    <>
      <span className="quiet-text">{label}</span>
      <div className={preview ? 'bench-row bench-preview' : 'bench-row'}>
        {pictures && <ImageGrid pictures={pictures} columns={pictures.count} description={description} />}
      </div>
    </>
  );
});
