/** Draws grey pictures beside each other into a canvas, pixel for pixel: what is black in the data is black on any theme. Pure but for the context. */

export interface GreyPictures {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Empty pixels between two pictures. */
const GAP = 2;

/** Canvas size for pictures in rows of `columns`. */
export function gridSize(
  pictures: GreyPictures,
  columns: number,
): { readonly width: number; readonly height: number } {
  const rows = Math.ceil(pictures.count / columns);
  return {
    width: columns * (pictures.width + GAP) - GAP,
    height: rows * (pictures.height + GAP) - GAP,
  };
}

/** Grey bytes as opaque RGBA, transparent between pictures. */
export function gridPixels(pictures: GreyPictures, columns: number): Uint8ClampedArray<ArrayBuffer> {
  const size = gridSize(pictures, columns);
  const rgba = new Uint8ClampedArray(size.width * size.height * 4);
  for (let picture = 0; picture < pictures.count; picture++) {
    const left = (picture % columns) * (pictures.width + GAP);
    const top = Math.floor(picture / columns) * (pictures.height + GAP);
    for (let y = 0; y < pictures.height; y++)
      for (let x = 0; x < pictures.width; x++) {
        const grey = pictures.pixels[(picture * pictures.height + y) * pictures.width + x];
        const at = ((top + y) * size.width + left + x) * 4;
        rgba[at] = rgba[at + 1] = rgba[at + 2] = grey;
        rgba[at + 3] = 255;
      }
  }
  return rgba;
}

export function drawPictures(
  context: CanvasRenderingContext2D,
  pictures: GreyPictures,
  columns: number,
): void {
  const { width, height } = gridSize(pictures, columns);
  context.clearRect(0, 0, width, height);
  context.putImageData(new ImageData(gridPixels(pictures, columns), width, height), 0, 0);
}
