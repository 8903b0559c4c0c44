/** Where the windows of a convolution lie on a picture: geometry alone, shared by reference, kernels and layers. Pictures are [height, width, channels], channels fastest. */

/** Square windows on a picture, `down` x `across` of them, `stride` apart; the first begins `before` pixels above and left of the picture. */
export interface Windows {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Pixels along a window's side. */
  readonly side: number;
  readonly stride: number;
  readonly before: number;
  readonly down: number;
  readonly across: number;
}

export type PictureShape = Pick<Windows, 'height' | 'width' | 'channels'>;

/** Every window that lies wholly on the picture, one pixel apart: 'no padding' of appendix E. */
export function validWindows(picture: PictureShape, side: number): Windows {
  const { height, width } = picture;
  if (height < side || width < side)
    throw new RangeError(
      `windows: expected a picture of at least ${side} x ${side} pixels, got ${height} x ${width}; take smaller windows`,
    );
  return { ...picture, side, stride: 1, before: 0, down: height - side + 1, across: width - side + 1 };
}

/**
 * One window for every `stride` x `stride` pixels, centred as TensorFlow's 'SAME' centres them: of the pixels that windows reach
 * beyond the picture, max(side - stride, 0) in all, the smaller half lies before it. Appendix E's transposed layers, whose
 * sizes are out = in * stride, are the transposes of these.
 */
export function sameWindows(picture: PictureShape, side: number, stride: number): Windows {
  const { height, width } = picture;
  if (height % stride !== 0 || width % stride !== 0)
    throw new RangeError(
      `windows: expected a picture whose sides are multiples of ${stride}, got ${height} x ${width}; take another stride`,
    );
  const before = Math.floor(Math.max(side - stride, 0) / 2);
  return { ...picture, side, stride, before, down: height / stride, across: width / stride };
}

/** Numbers of a picture; windows; numbers of one window, and of all. */
export const numbersOfPicture = ({ height, width, channels }: PictureShape): number =>
  height * width * channels;
export const countOfWindows = ({ down, across }: Windows): number => down * across;
export const numbersOfWindow = ({ side, channels }: Windows): number => side * side * channels;
export const numbersOfPatches = (windows: Windows): number =>
  countOfWindows(windows) * numbersOfWindow(windows);

/** Number (a, b, c) of window (i, j) as a place in the picture; -1 where it lies beyond its edges. */
export function placeOf(windows: Windows, i: number, j: number, a: number, b: number, c: number): number {
  const { height, width, channels, stride, before } = windows;
  const row = i * stride - before + a;
  const column = j * stride - before + b;
  const inside = row >= 0 && row < height && column >= 0 && column < width;
  return inside ? (row * width + column) * channels + c : -1;
}

/** For each number of each window, in order, its place in the picture or -1: [down across side side channels]. */
export function placesOf(windows: Windows): Int32Array {
  const { side, channels, down, across } = windows;
  const places = new Int32Array(numbersOfPatches(windows));
  let at = 0;
  for (let i = 0; i < down; i++)
    for (let j = 0; j < across; j++)
      for (let a = 0; a < side; a++)
        for (let b = 0; b < side; b++)
          for (let c = 0; c < channels; c++) places[at++] = placeOf(windows, i, j, a, b, c);
  return places;
}

/** Windows that one pixel can lie in, at most. */
export const mostWindowsOfAPixel = ({ side, stride }: Windows): number => Math.ceil(side / stride) ** 2;

/** The other way about: for each number of the picture all window numbers that are it, then -1: [numbers of the picture, most]. */
export function sourcesOf(windows: Windows): Int32Array {
  const most = mostWindowsOfAPixel(windows);
  const pixels = numbersOfPicture(windows);
  const sources = new Int32Array(pixels * most).fill(-1);
  const found = new Int32Array(pixels);
  placesOf(windows).forEach((place, at) => {
    if (place >= 0) sources[place * most + found[place]++] = at;
  });
  return sources;
}
