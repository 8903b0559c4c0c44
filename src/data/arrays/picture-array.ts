/** An array of pictures, with the array of their labels where there is one -> decoded pictures. Colours become grey as everywhere: the mean of their channels. */
import { checkPicture } from '../data-limits';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import { refusal } from '../refusal';
import { greyOf, scaleOf, type GreyScale } from './grey-scale';
import { firstRows, rowLength, type NumberArray } from './number-array';
import { expectLayout, type PictureLayout } from './picture-layout';

/** Rows that tell whether one column of several is set. */
const looked = 1000;
/** More columns of labels are no class in numbers. */
const mostClasses = 256;

export interface PictureArray extends PictureLayout {
  readonly name: string;
  readonly labelled: boolean;
  read(options: ReadOptions): Promise<DecodedPictures>;
}

export function pictureArray(array: NumberArray, labels: NumberArray | null): PictureArray {
  const { name } = array;
  const layout = expectLayout(array);
  const { count, width, height } = layout;
  checkPicture(name, layout);
  return {
    ...layout,
    name,
    labelled: labels !== null,
    async read(options) {
      const collector = collect(name, count, layout, options);
      const scale = await scaleOf(array);
      const named = labels && (await labelsOf(labels, collector.count));
      await array.each(async (row, at) => {
        await collector.put(
          { width, height, sums: sumsOf(name, layout, scale, row, at) },
          named?.[at] ?? null,
        );
        return at + 1 < collector.count;
      });
      return collector.finish(labels?.words);
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

/** A number a picture: of one column, or the place of the only 1 among several; of several others the first column. */
async function labelsOf(array: NumberArray, most: number): Promise<Uint8Array> {
  const { name } = array;
  const columns = rowLength(array);
  if (columns > mostClasses) throw refusal(name, 'labels', `at most ${mostClasses} columns`, columns);
  const labels = new Uint8Array(most);
  const seen = await firstRows(array, looked);
  const isOneHot = columns > 1 && seen.every(isUnit);
  await array.each((row, at) => {
    const label = isOneHot ? Array.from(row).indexOf(1) : row[0];
    if (!(Number.isInteger(label) && label >= 0 && label <= 255))
      throw refusal(name, `label of picture ${at}`, 'a whole number from 0 to 255', label);
    labels[at] = label;
    return at + 1 < most;
  });
  return labels;
}

const isUnit = (row: readonly number[]) =>
  row.every((value) => value === 0 || value === 1) && row.filter((value) => value === 1).length === 1;
