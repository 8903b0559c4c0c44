/** What a dropped file is, by its first bytes and never by its name, and what it would take to read: of all but pictures in archives only headers are read for it. */
import type { NumberArray } from '../arrays/number-array';
import { openArrays } from '../arrays/open-arrays';
import { part, type ByteSource } from '../bytes/byte-source';
import { checkPicture, decodedBytes, mostPictureBytes, type Size } from '../data-limits';
import { DataError } from '../dataset';
import { decodePicture, pictureType, type DecodeOther } from '../pictures/decode-picture';
import { smaller } from '../pictures/fit-picture';
import { isGzip } from '../bytes/gunzip';
import { inspectIdx, isIdx, unpackedStart } from '../idx/idx-file';
import { inspectMat, isSvhnMat } from '../mat/mat';
import { isMat } from '../mat/mat-matrices';
import { isParquet } from '../parquet/footer';
import { surveyParquet, type SurveyedParquet } from '../parquet/survey';
import { inspectPictureFiles, type Looking, type PictureFiles } from '../pictures/picture-files';
import { pngHeader } from '../png/png';
import { refusal } from '../refusal';
import { isTar, tarEntries } from '../archives/tar';
import { sourceInGzip } from '../bytes/unpacked-source';
import { isZip, zipEntries, type Entry } from '../archives/zip';

export interface Inspection extends Size {
  readonly kind:
    'idx-images' | 'idx-labels' | 'mat' | 'parquet' | 'zip' | 'picture' | 'arrays' | 'label-bytes';
  readonly source: ByteSource;
  /** Pictures, or labels; of a picture 1, since its tiles are not known yet. */
  readonly count: number;
  /** Room that the pictures take while they are read, at their own size. */
  readonly bytes: number;
  readonly labelled: boolean;
  /** Of a zip archive: what is in it. */
  readonly files: PictureFiles | null;
  /** Of a file of arrays: all of them, pictures and labels. */
  readonly arrays: readonly NumberArray[] | null;
  /** Of a parquet file: its columns of pictures and labels. */
  readonly parquet: SurveyedParquet | null;
}

const nothing = { files: null, arrays: null, parquet: null };

/** Throws a DataError that says what can be read, where the file is nothing of it or its header lies. */
export async function inspectFile(
  source: ByteSource,
  other: DecodeOther,
  looking: Looking = {},
): Promise<Inspection> {
  const { name } = source;
  const start = await part(source, 0, Math.min(source.size, 128), 'first bytes');
  const found = (
    kind: Inspection['kind'],
    contents: Size & { readonly count: number },
    labelled: boolean,
  ): Inspection => {
    const { count, width, height } = contents;
    const bytes = decodedBytes(count, contents);
    return { kind, source, count, width, height, bytes, labelled, ...nothing };
  };
  const entries = await archiveOf(source);
  if (entries) return inspectedArchive(source, entries, other, looking);
  if (isParquet(start)) {
    const parquet = await surveyParquet(source, other, looking);
    const { count, first } = parquet.pictures[0];
    return { ...found('parquet', { count, ...first }, parquet.labels.length > 0), parquet };
  }
  if (pictureType(start) !== null) {
    return found('picture', { count: 1, ...(await sizeOfPicture(source, start, other)) }, false);
  }
  if (isMat(start) && (await isSvhnMat(source))) return found('mat', await inspectMat(source), true);
  if (isIdx(await unpackedStart(source, 128))) {
    const contents = await inspectIdx(source);
    const { role } = contents;
    return found(role === 'images' ? 'idx-images' : 'idx-labels', contents, role === 'labels');
  }
  const arrays = await openArrays(source);
  if (arrays) return inspectedArrays(source, arrays);
  // Without a header only the name says what it is.
  if (start.length > 0 && /label/i.test(name))
    return found('label-bytes', { count: 0, width: 0, height: 0 }, true);
  throw unknownFile(name, start.length === 0 ? 'an empty file' : 'something else');
}

/** A file that is nothing of what can be read: it is left out where it lies beside others. */
export class UnknownFile extends DataError {}

export const unknownFile = (name: string, got: string) =>
  unknownIn(
    name,
    'an IDX file, a NumPy array (.npy, .npz), a table of numbers (.csv, .amat), CIFAR in its binary version, HDF5 (.h5), a .mat, a parquet, a picture, or a zip or tar of these (any of them packed by gzip or not)',
    got,
  );

export const unknownIn = (name: string, expected: string, got: string) =>
  new UnknownFile(name, refusal(name, '', expected, got).message);

/** The files of an archive; null of any other file. */
export async function archiveOf(source: ByteSource): Promise<readonly Entry[] | null> {
  const start = await part(source, 0, Math.min(source.size, 512), 'first bytes');
  if (isZip(start)) return zipEntries(source);
  return isTar(start) ? tarEntries(source) : null;
}

/** What is in a file that gzip packed, as a file; null of any other, and of IDX files, which are unpacked as they are read. */
export async function unpackedOf(source: ByteSource, looking: Looking = {}): Promise<ByteSource | null> {
  const start = await part(source, 0, Math.min(source.size, 2), 'first bytes');
  if (!isGzip(start) || isIdx(await unpackedStart(source, 8))) return null;
  return sourceInGzip(source, looking);
}

/** An archive of pictures, whose directory was read. */
export async function inspectedArchive(
  source: ByteSource,
  entries: readonly Entry[],
  other: DecodeOther,
  looking: Looking,
): Promise<Inspection> {
  const files = await inspectPictureFiles(source.name, entries, other, looking);
  const count = files.pictures.length;
  const { width, height } = smaller(files.first);
  const bytes = decodedBytes(count, { width, height });
  return {
    kind: 'zip',
    source,
    count,
    width,
    height,
    bytes,
    labelled: false,
    ...nothing,
    files,
  };
}

/** What the arrays are together is found later: they may be spread over files. */
export function inspectedArrays(source: ByteSource, arrays: readonly NumberArray[]): Inspection {
  const empty = { count: 0, width: 0, height: 0, bytes: 0, labelled: false };
  return { kind: 'arrays', source, ...empty, ...nothing, arrays };
}

async function sizeOfPicture(source: ByteSource, start: Uint8Array, other: DecodeOther): Promise<Size> {
  if (pictureType(start) !== 'image/png') return wholePicture(source, other);
  const { width, height } = pngHeader(source.name, start);
  checkPicture(source.name, { width, height });
  return { width, height };
}

/** A whole picture, decoded. */
export async function wholePicture(source: ByteSource, other: DecodeOther, looking: Looking = {}) {
  const { name, size } = source;
  if (size > mostPictureBytes) throw refusal(name, 'size', `at most ${mostPictureBytes} bytes`, size);
  return decodePicture(name, await part(source, 0, size, 'picture'), other, looking);
}
