/** Convolution, transposed convolution, max pooling and the windows' copies in plain numbers, one picture at a time: the layers of appendix E by their definitions. */
import { numbersOfPicture, placeOf, placesOf, type PictureShape, type Windows } from './windows';

type Numbers = ArrayLike<number>;

interface Filters {
  /** [side, side, in, out] of a convolution; [side, side, out, in] of a transposed one. */
  readonly weights: Numbers;
  /** By channel of the answer. */
  readonly biases: Numbers;
}

/**
 * y[i, j, o] = b[o] + sum over a, b, c of x[i s + a - p, j s + b - p, c] W[a, b, c, o], with zeros beyond the picture: the
 * convolutional layers of appendix E before their ReLU (cross-correlation, as in TensorFlow). x [height, width, channels] ->
 * [down, across, out].
 */
export function convolve(x: Numbers, { weights, biases }: Filters, windows: Windows): number[] {
  const { down, across, side, channels } = windows;
  const out = biases.length;
  const y: number[] = [];
  for (let i = 0; i < down; i++)
    for (let j = 0; j < across; j++)
      for (let o = 0; o < out; o++) {
        let sum = biases[o];
        for (let a = 0; a < side; a++)
          for (let b = 0; b < side; b++)
            for (let c = 0; c < channels; c++) {
              const place = placeOf(windows, i, j, a, b, c);
              if (place >= 0) sum += x[place] * weights[((a * side + b) * channels + c) * out + o];
            }
        y.push(sum);
      }
  return y;
}

/**
 * The transpose of a convolution on the larger picture, as TensorFlow defines conv2d_transpose: with (i s + a - p, j s + b - p) = (r, t),
 * y[r, t, o] = b[o] + sum over i, j, c of x[i, j, c] W[a, b, o, c]. The transposed layers of appendix E before their ReLU. `windows`
 * lie on the answer: x [down, across, in] -> [height, width, channels].
 */
export function transposedConvolve(x: Numbers, { weights, biases }: Filters, windows: Windows): number[] {
  const { height, width, channels, down, across, side, stride, before } = windows;
  const inputs = x.length / (down * across);
  const y: number[] = [];
  for (let r = 0; r < height; r++)
    for (let t = 0; t < width; t++)
      for (let o = 0; o < channels; o++) {
        let sum = biases[o];
        for (let i = 0; i < down; i++)
          for (let j = 0; j < across; j++) {
            const a = r + before - i * stride;
            const b = t + before - j * stride;
            if (a < 0 || a >= side || b < 0 || b >= side) continue;
            for (let c = 0; c < inputs; c++)
              sum += x[(i * across + j) * inputs + c] * weights[((a * side + b) * channels + o) * inputs + c];
          }
        y.push(sum);
      }
  return y;
}

/** The windows' numbers beside each other, zeros beyond the picture: x [height, width, channels] -> [down across, side side channels]. */
export const patchesOf = (x: Numbers, windows: Windows): number[] =>
  Array.from(placesOf(windows), (place) => (place >= 0 ? x[place] : 0));

/** Its transpose: each number of the picture is the sum of all window numbers that lie on it. */
export function overlaid(patches: Numbers, windows: Windows): number[] {
  const picture = new Array<number>(numbersOfPicture(windows)).fill(0);
  placesOf(windows).forEach((place, at) => {
    if (place >= 0) picture[place] += patches[at];
  });
  return picture;
}

/** For each pooled number the place of the largest of its two by two, the first of equals in reading order. */
function largestOf(x: Numbers, { height, width, channels }: PictureShape): number[] {
  const places: number[] = [];
  for (let i = 0; i + 1 < height; i += 2)
    for (let j = 0; j + 1 < width; j += 2)
      for (let c = 0; c < channels; c++) {
        const corner = (i * width + j) * channels + c;
        const four = [corner, corner + channels, corner + width * channels, corner + (width + 1) * channels];
        places.push(four.reduce((best, place) => (x[place] > x[best] ? place : best)));
      }
  return places;
}

/** The largest of every two by two pixels, by channel: [height, width, channels] -> half of both sides. Appendix E's pooling, taken to be by maximum. */
export const maxPool = (x: Numbers, picture: PictureShape): number[] =>
  largestOf(x, picture).map((place) => x[place]);

/** dy to where the largest was, to the first of equals; zero elsewhere. */
export function maxPoolGradient(x: Numbers, dy: Numbers, picture: PictureShape): number[] {
  const gradient = new Array<number>(numbersOfPicture(picture)).fill(0);
  largestOf(x, picture).forEach((place, at) => {
    gradient[place] += dy[at];
  });
  return gradient;
}

/** One picture after the other: the answers of `each` on [n, size] numbers, in a row. */
export function byPicture(
  all: Numbers,
  size: number,
  each: (picture: number[], i: number) => number[],
): number[] {
  const numbers = Array.from(all);
  return Array.from({ length: numbers.length / size }, (_, i) =>
    each(numbers.slice(i * size, (i + 1) * size), i),
  ).flat();
}
