/** Grey pictures on one canvas, with a sentence for those who cannot see them. Knows nothing of where they come from. */
import { useCallback } from 'react';
import { drawPictures, gridSize, type GreyPictures } from './draw-pictures';
import './image-grid.css';

interface ImageGridProps {
  readonly pictures: GreyPictures;
  /** Pictures in a row. */
  readonly columns: number;
  /** What the pictures show; empty where the text beside them says it. */
  readonly description: string;
}

export function ImageGrid({ pictures, columns, description }: ImageGridProps) {
  const draw = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return;
      const { width, height } = gridSize(pictures, columns);
      // Setting a size, even the same one, makes the browser lay the page out.
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      drawPictures(context, pictures, columns);
    },
    [pictures, columns],
  );
  const named = description ? { role: 'img', 'aria-label': description } : { 'aria-hidden': true };
  return <canvas className="image-grid" ref={draw} {...named} />;
}
