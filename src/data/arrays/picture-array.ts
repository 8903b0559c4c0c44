/** An array of pictures, with the array of their labels where there is one -> decoded pictures. Colours become grey as everywhere: the mean of their channels. */
import { checkPicture } from '../data-limits';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import { refusal } from '../refusal';
import { greyOf, scaleOf, type GreyScale } from './grey-scale';
import type { NumberArray } from './number-array';
import type { PictureLayout } from './picture-layout';

/** An array with a row of labels a picture, and the column that is its class; of 'one-hot' the place of the only 1. */
export interface Labels {
  readonly array: NumberArray;
  readonly column: number | 'one-hot';
}

interface PictureArray extends PictureLayout {
  readonly name: string;
  readonly labelled: boolean;
  read(options: ReadOptions): Promise<DecodedPictures>;
}

export function pictureArray(array: NumberArray, layout: PictureLayout, labels: Labels | null): PictureArray {
  const { name } = array;
  const { count, width, height } = layout;
  checkPicture(name, layout);
  // The same whenever it is asked for.
  let scale: GreyScale | null = null;
  return {
    ...layout,
    name,
    labelled: labels !== null,
    async read(options) {
      const collector = collect(name, count, layout, options);
      const known = (scale ??= await scaleOf(array));
      const named = labels && (await classesOf(labels, collector.count));
      await array.each(async (row, at) => {
        await collector.put(
          { width, height, sums: sumsOf(name, layout, known, row, at) },
          named?.[at] ?? null,
        );
        return at + 1 < collector.count;
      });
      return collector.finish(labels?.array.words);
    },
  };
}

function sumsOf(
  name: string,
  { width, height, channels, channelsLast }: PictureLayout,
  scale: GreyScale,
  row: ArrayLike<number>,
  at: number,
): Uint16Array {
  const pixels = width * height;
  const sums = new Uint16Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += greyOf(row[channelsLast ? pixel * channels + channel : channel * pixels + pixel], scale);
    if (Number.isNaN(sum))
      throw refusal(
        name,
        `picture ${at}`,
        `pixels from ${scale.low} to ${scale.high}, as in the first ones`,
        'others',
      );
    // Each channel has been taken for all three.
    sums[pixel] = channels === 1 ? sum : Math.round(sum / channels);
  }
  return sums;
}

async function classesOf({ array, column }: Labels, most: number): Promise<Uint8Array> {
  const labels = new Uint8Array(most);
  await array.each((row, at) => {
    const label = column === 'one-hot' ? Array.from(row).indexOf(1) : row[column];
    if (!(Number.isInteger(label) && label >= 0 && label <= 255))
      throw refusal(array.name, `label of picture ${at}`, 'a whole number from 0 to 255', label);
    labels[at] = label;
    return at + 1 < most;
  });
  return labels;
}
