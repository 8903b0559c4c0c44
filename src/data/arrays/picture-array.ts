/** An array of pictures, with the array of their labels where there is one -> decoded pictures. Colours become grey as everywhere: the mean of their channels. */
import { checkPicture } from '../data-limits';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import { noLabel } from '../dataset';
import { refusal } from '../refusal';
import { greyOf, type GreyScale } from './grey-scale';
import { labelIn, type LabelClasses, type Labels } from './label-classes';
import type { NumberArray } from './number-array';
import type { PictureLayout } from './picture-layout';

interface PictureArray extends PictureLayout {
  readonly name: string;
  readonly labelled: boolean;
  read(options: ReadOptions): Promise<DecodedPictures>;
}

/** How its numbers are to be taken: the same in all arrays of a data set. */
interface Meanings {
  /** Throws a DataError where its numbers are no greys. */
  readonly scale: () => GreyScale;
  readonly classes: () => Promise<LabelClasses>;
}

export function pictureArray(
  array: NumberArray,
  layout: PictureLayout,
  labels: Labels | null,
  { scale, classes }: Meanings,
): PictureArray {
  const { name } = array;
  const { count, width, height } = layout;
  checkPicture(name, layout);
  return {
    ...layout,
    name,
    labelled: labels !== null,
    async read(options) {
      const collector = collect(name, count, layout, options);
      const known = scale();
      const own = labels && (await classes());
      const named = labels && (await labelsOf(labels, own!, collector.count));
      await array.each(async (row, at) => {
        const label = named?.[at] ?? noLabel;
        await collector.put(
          { width, height, sums: sumsOf(name, layout, known, row, at) },
          label === noLabel ? null : label,
        );
        return at + 1 < collector.count;
      });
      return collector.finish(labels?.array.words ?? own?.classes ?? undefined);
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
        `pixels from ${scale.low} to ${scale.high}, as in the first ones${scale.isAsked ? ' (choose what white is)' : ''}`,
        'others',
      );
    // Each channel has been taken for all three.
    sums[pixel] = channels === 1 ? sum : Math.round(sum / channels);
  }
  return sums;
}

async function labelsOf(own: Labels, { places }: LabelClasses, most: number): Promise<Uint8Array> {
  const labels = new Uint8Array(most);
  await own.array.each((row, at) => {
    const label = labelIn(row, own);
    // Those with names are places already.
    labels[at] = own.array.words ? label : (places.get(label) ?? noLabel);
    return at + 1 < most;
  });
  return labels;
}
