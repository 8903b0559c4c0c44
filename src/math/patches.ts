/** The windows' copies and max pooling in plain numbers, one picture at a time: what the layers of appendix E do beside products. */
import { numbersOfPicture, placesOf, type PictureShape, type Windows } from './windows';

type Numbers = ArrayLike<number>;

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
