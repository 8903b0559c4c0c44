/** MAT v5 files of SVHN's layout: variables X, uint8 [height, width, 3 or none, n], and y [n]; unpacked as they are read, one picture at a time. */
import type { ByteReader } from '../bytes/byte-reader';
import type { ByteSource } from '../bytes/byte-source';
import { checkPicture, checkRoom, type Size } from '../data-limits';
import { noLabel } from '../dataset';
import { collect, labelWords, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import type { GreyPicture } from '../pictures/grey-picture';
import { matClass, matNumbers, matType, readTag, type MatHeader } from './mat-elements';
import { eachMatrix } from './mat-matrices';
import { refusal } from '../refusal';

interface MatContents extends Size {
  readonly count: number;
  readonly channels: 1 | 3;
}

function contentsOf(file: string, { name, arrayClass, dimensions }: MatHeader): MatContents {
  const text = dimensions.join(' x ');
  if (arrayClass !== matClass.uint8) throw refusal(file, name, 'a matrix of uint8', `class ${arrayClass}`);
  const [height, width] = dimensions;
  const channels = dimensions.length === 4 ? dimensions[2] : 1;
  const count = dimensions[dimensions.length - 1];
  if (dimensions.length < 3 || dimensions.length > 4 || (channels !== 1 && channels !== 3)) {
    throw refusal(file, name, 'height x width x 3 x n, or height x width x n for grey', text);
  }
  checkPicture(file, { width, height });
  return { count, width, height, channels };
}

/** Whether the file has SVHN's two variables, a label for each picture of X; any other is read as arrays. */
export async function isSvhnMat(source: ByteSource): Promise<boolean> {
  const counts = new Map<string, number>();
  await eachMatrix(source, async ({ name, arrayClass, dimensions }) => {
    const { length } = dimensions;
    const isPictures = length === 3 || (length === 4 && [1, 3].includes(dimensions[2]));
    if (name === 'X' && arrayClass === matClass.uint8 && isPictures) counts.set(name, dimensions[length - 1]);
    if (name === 'y')
      counts.set(
        name,
        dimensions.reduce((product, size) => product * size, 1),
      );
    return counts.size === 2 ? 'done' : 'next';
  });
  return counts.size === 2 && counts.get('X') === counts.get('y');
}

/** How many pictures of which size, from the headers alone; a DataError where X or y is missing. */
export async function inspectMat(source: ByteSource): Promise<MatContents> {
  let found: MatContents | null = null;
  let labels: number | null = null;
  await eachMatrix(source, async (header) => {
    if (header.name === 'X') found = contentsOf(source.name, header);
    if (header.name === 'y') labels = header.dimensions.reduce((product, size) => product * size, 1);
    return found && labels !== null ? 'done' : 'next';
  });
  return checked(source.name, found, labels);
}

function checked(file: string, found: MatContents | null, labels: number | null): MatContents {
  if (!found) throw refusal(file, '', 'a variable X of pictures', 'none');
  if (labels === null) throw refusal(file, '', 'a variable y of labels', 'none');
  if (labels !== found.count) throw refusal(file, 'y', `${found.count} labels, one a picture`, labels);
  return found;
}

/** All pictures: grey exactly, as sums of the channels; the label 10 of SVHN is the digit 0. */
export async function readMat(source: ByteSource, options: ReadOptions = {}): Promise<DecodedPictures> {
  const { name } = source;
  // Before room is made for X, y must be there, and of its length.
  const contents = await inspectMat(source);
  checkRoom(name, Math.min(contents.count, options.most ?? Infinity), options.size ?? contents);
  let labels: Uint8Array | null = null;
  await eachMatrix(source, async (header, reader, little) => {
    if (header.name !== 'y') return 'next';
    labels = digits(name, await matNumbers(name, reader, little, contents.count));
    return 'done';
  });
  let read: DecodedPictures | null = null;
  await eachMatrix(source, async (header, reader, little) => {
    if (header.name !== 'X') return 'next';
    read = await readPictures(source.name, contents, reader, little, labels!, options);
    return 'done';
  });
  return read!;
}

function digits(file: string, labels: readonly number[]): Uint8Array {
  labels.forEach((label, i) => {
    if (!(Number.isInteger(label) && label >= 0 && label < noLabel))
      throw refusal(file, `y of picture ${i}`, labelWords, label);
  });
  const svhn = labels.every((label) => label >= 1 && label <= 10);
  return Uint8Array.from(labels, (label) => (svhn && label === 10 ? 0 : label));
}

async function readPictures(
  file: string,
  { count, width, height, channels }: MatContents,
  reader: ByteReader,
  little: boolean,
  labels: Uint8Array,
  options: ReadOptions,
): Promise<DecodedPictures> {
  const pixels = width * height;
  const bytes = count * channels * pixels;
  const data = await readTag(file, reader, little);
  if (data.type !== matType.uint8) throw refusal(file, 'X', 'bytes', `type ${data.type}`);
  if (data.size !== bytes) throw refusal(file, 'X', `${bytes} bytes`, data.size);
  const collector = collect(file, count, { width, height }, options);
  for (let i = 0; i < collector.count; i++) {
    const picture = await reader.take(channels * pixels, `picture ${i}`);
    await collector.put(greyOfColumns(picture, width, height, channels), labels[i]);
  }
  // Padding to eight bytes, and then the checksum of zlib.
  if (collector.count === count) await reader.end(7);
  return collector.finish();
}

/** Column-major planes -> row by row sums of three channels; a grey picture's one channel counts three times. */
function greyOfColumns(bytes: Uint8Array, width: number, height: number, channels: 1 | 3): GreyPicture {
  const pixels = width * height;
  const sums = new Uint16Array(pixels);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = column * height + row;
      sums[row * width + column] =
        channels === 1 ? 3 * bytes[at] : bytes[at] + bytes[at + pixels] + bytes[at + 2 * pixels];
    }
  return { width, height, sums };
}
