/** One packed file, read, checked and unpacked: its pixels or labels, or a DataError. Knows nothing of the order of files. */
import { checkSha256 } from './bytes/checksum';
import { DataError, type ReadFile } from './dataset';
import { gunzip, isGzip } from './bytes/gunzip';
import { readIdxImages, readIdxLabels } from './idx/idx';
import type { Manifest, PackedFile } from './manifest';
import { wordsOf } from '../schema/words-of';

/** Reads a file of the data set in `folder`; whatever goes wrong is a DataError that names it. */
export async function readNamed(
  path: string,
  read: ReadFile,
  onBytes?: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // A file's bytes are never shared memory, which neither crypto nor Blob would take; the contract's type allows it.
    return (await read(path, onBytes)) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    if (error instanceof DataError) throw error;
    const reason = wordsOf(error);
    throw new DataError(path, `${path}: expected a readable file, got an error (${reason})`);
  }
}

/** The pixels (role images) or labels of one packed file, exactly as many as the manifest says. */
export async function readPacked(
  folder: string,
  packed: PackedFile,
  { width, height }: Pick<Manifest, 'width' | 'height'>,
  read: ReadFile,
  onBytes: (loaded: number) => void,
): Promise<Uint8Array> {
  const path = `${folder}/${packed.name}`;
  const bytes = await readNamed(path, read, onBytes);
  await checkSha256(path, bytes, isGzip(bytes) ? packed.sha256 : packed.unpackedSha256);
  const isImages = packed.role === 'images';
  const idx = await gunzip(path, bytes, isImages ? 16 + packed.count * width * height : 8 + packed.count);
  if (isImages) {
    const found = readIdxImages(path, idx);
    expectSame(
      path,
      `${packed.count} x ${height} x ${width}`,
      `${found.count} x ${found.height} x ${found.width}`,
    );
    return found.pixels;
  }
  const labels = readIdxLabels(path, idx);
  expectSame(path, `${packed.count} labels`, `${labels.length} labels`);
  return labels;
}

function expectSame(path: string, expected: string, got: string): void {
  if (got !== expected)
    throw new DataError(path, `${path}: expected ${expected} by its manifest, got ${got}`);
}
