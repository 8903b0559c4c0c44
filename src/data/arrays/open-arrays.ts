/** A file of arrays -> its arrays, by its first bytes: .npy, .npz, .mat, HDF5, CIFAR's binary form, tables of text, IDX of other types; null of any other file. */
import { part, streamOf, type ByteSource } from '../bytes/byte-source';
import { openMat } from '../mat/mat-arrays';
import { isMat, isMatlab } from '../mat/mat-matrices';
import { refusal } from '../refusal';
import type { Entry } from '../archives/zip';
import { openCifar } from './cifar';
import { isHdf5, openHdf5 } from './hdf5/open-hdf5';
import { isIdxArray, openIdxArray } from './idx-array';
import { isNpy, openNpy } from './npy';
import { lostArray, type NumberArray } from './number-array';
import { isTable, openTable } from './table';

/** Enough for the first line of a table to be known by. */
const start = 4096;

export async function openArrays(source: ByteSource): Promise<readonly NumberArray[] | null> {
  const { name, size } = source;
  const bytes = await part(source, 0, Math.min(size, start), 'first bytes');
  if (isIdxArray(bytes))
    return [await openIdxArray({ name, size, open: async () => streamOf(source, 0, size) })];
  if (isNpy(bytes)) return [await openNpy({ name, size, open: async () => streamOf(source, 0, size) })];
  if (isMat(bytes)) return openMat(source);
  if (isHdf5(bytes)) return openHdf5(source, isMatlab(bytes));
  if (isTable(bytes)) return openTable(source);
  // Protocol 2 and later begin so; older ones are text.
  if (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5)
    throw refusal(
      name,
      '',
      'an array of numbers',
      'a pickle of Python, which is a program (save it with numpy.savez; CIFAR has a binary version)',
    );
  return openCifar(source);
}

const isArray = ({ path }: Entry) => /\.npy$/i.test(path);

/** Whether an archive is one of NumPy's. */
export const isNpz = (entries: readonly Entry[]): boolean => entries.length > 0 && entries.every(isArray);

/** Arrays that are none of numbers are there as lost ones where others are not. */
export async function openNpz(file: string, entries: readonly Entry[]): Promise<readonly NumberArray[]> {
  const arrays: NumberArray[] = [];
  const lost: NumberArray[] = [];
  let first: unknown;
  for (const { path, size, open } of entries) {
    const name = `${file}, ${path.replace(/\.npy$/i, '')}`;
    try {
      arrays.push(await openNpy({ name, size, open }));
    } catch (error) {
      first ??= error;
      lost.push(lostArray(name, (error as Error).message.replace(`${name}: `, '')));
    }
  }
  if (arrays.length === 0) throw first;
  return [...arrays, ...lost];
}
