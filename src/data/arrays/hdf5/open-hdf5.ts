/** The arrays of an HDF5 file (.h5, .hdf5, .mat of version 7.3), at any depth, by their headers; rows are read in blocks of the array. */
import type { Metadata } from 'h5wasm';
import type { ByteSource } from '../../bytes/byte-source';
import { refusal } from '../../refusal';
import { firstAxisFastest } from '../axes';
import { lostArray, rowLength, type NumberArray, type NumberType } from '../number-array';
import { bytesOfType, numbersOfBytes } from '../numbers-of-bytes';
import { lazyFile } from './lazy-file';
import { noteError, openLibrary, type Module } from './library';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** MATLAB puts a header of its own before it. */
const places = [0, 512, 1024, 2048];

/** Whether the first bytes, of which 4096 are enough, begin an HDF5 file. */
export const isHdf5 = (bytes: Uint8Array): boolean =>
  places.some((place) => signature.every((byte, i) => bytes[place + i] === byte));

const mostObjects = 10_000;
/** The class of texts, and bytes of a short one. */
const [textClass, mostText] = [3, 64];
const mostAxes = 8;
/** Bytes of rows that are read at a time; more where a chunk of the array has more, up to the other. */
const usualBlock = 2 ** 22;
const mostBlock = 2 ** 28;

/** Filters of the C library itself. */
const ownFilters: readonly number[] = [1, 2, 3, 5, 6];

/** An open file: what the library says of it. Whatever it throws is a DataError. */
type Ask = <T>(question: (module: Module, id: bigint) => T) => Promise<T>;

/** Opens the file, and closes it after `work`. */
async function opened<T>(source: ByteSource, work: (ask: Ask, module: Module) => Promise<T>): Promise<T> {
  const { name } = source;
  const { module, system } = await openLibrary(name);
  const file = lazyFile(system, source);
  const run = <T>(question: () => T): Promise<T> =>
    file.run(() => {
      try {
        return question();
      } catch (error) {
        noteError(error);
        // Its own words name functions of C.
        throw refusal(name, '', 'a whole HDF5 file', 'a damaged one');
      }
    });
  try {
    const id = await run(() => module.open(file.path, module.H5F_ACC_RDONLY, false, -1, -1));
    if (id <= 0n) throw refusal(name, '', 'a whole HDF5 file', 'a damaged or cut one');
    try {
      return await work((question) => run(() => question(module, id)), module);
    } finally {
      await run(() => module.close_file(id));
    }
  } finally {
    file.remove();
  }
}

/** The type of its numbers; null where it holds others, or none. */
function typeOf({ type, size, signed, enum_type }: Metadata): Exclude<NumberType, 'text'> | null {
  const [integer, float, bits, named] = [0, 1, 4, 8];
  const letters =
    type === float ? 'float' : [integer, bits, named].includes(type) ? (signed ? 'int' : 'uint') : null;
  // Truth as h5py writes it.
  if (type === named && enum_type?.nmembers === 2 && size === 1) return 'bool';
  const found = `${letters}${8 * size}`;
  return letters !== null && found in bytesOfType ? (found as Exclude<NumberType, 'text'>) : null;
}

function otherThanNumbers(found: Metadata): string | null {
  const { shape, virtual_sources } = found;
  if (virtual_sources) return 'an array in other files';
  if (typeOf(found) === null) return 'no numbers';
  if (!shape || shape.length === 0) return 'a single number';
  if (
    shape.length > mostAxes ||
    !Number.isSafeInteger(8 * shape.reduce((product, size) => product * size, 1))
  )
    return `an array of ${shape.length} dimensions`;
  return shape.includes(0) ? 'empty' : null;
}

/** All arrays of numbers. Throws a DataError that names what else there is where there are none. */
export async function openHdf5(source: ByteSource, isMatlab: boolean): Promise<readonly NumberArray[]> {
  return opened(source, async (ask, module) => {
    const paths = await ask((library, id) => library.get_names(id, '/', true));
    if (paths.length > mostObjects)
      throw refusal(source.name, '', `at most ${mostObjects} arrays and groups`, paths.length);
    const arrays: NumberArray[] = [];
    const others: (readonly [path: string, what: string])[] = [];
    for (const path of paths) {
      if ((await ask((library, id) => library.get_type(id, path))) !== module.H5G_DATASET) continue;
      const found = await ask((library, id) => library.get_dataset_metadata(id, path));
      const mark = isMatlab ? await ask((library, id) => matlabMark(library, id, path)) : null;
      const other = mark ?? otherThanNumbers(found);
      if (other === null) arrays.push(arrayOf(source, path, found, isMatlab));
      else others.push([path, other]);
    }
    if (arrays.length > 0)
      return [...arrays, ...others.map(([path, what]) => lostArray(`${source.name}, ${path}`, what))];
    const nothing = paths.length === 0 ? 'nothing that can be read' : 'only groups';
    const got = others.length === 0 ? nothing : listed(others);
    throw refusal(source.name, '', 'an HDF5 file with an array of numbers', `one with ${got}`);
  });
}

const listed = (others: readonly (readonly [path: string, what: string])[]): string =>
  others
    .slice(0, 8)
    .map(([path, what]) => `${path} (${what})`)
    .join(', ');

/** What MATLAB has written that is no array of numbers, though it looks like one. */
function matlabMark(module: Module, id: bigint, path: string): string | null {
  if (path.startsWith('#')) return 'a part of a cell';
  const names = module.get_attribute_names(id, path);
  if (names.includes('MATLAB_empty')) return 'empty';
  return names.includes('MATLAB_class') && shortText(module, id, path, 'MATLAB_class') === 'char'
    ? 'text'
    : null;
}

/** An attribute that is a text of fixed length; empty where it is anything else. */
function shortText(module: Module, id: bigint, path: string, name: string): string {
  const { type, size, vlen, total_size } = module.get_attribute_metadata(id, path, name);
  const isText = type === textClass && !vlen && total_size === 1 && size <= mostText;
  if (!isText) return '';
  const room = module._malloc(size);
  try {
    if (module.get_attribute_data(id, path, name, BigInt(room)) < 0) return '';
    return String.fromCharCode(...module.HEAPU8.subarray(room, room + size)).replace(/\0.*$/s, '');
  } finally {
    module._free(room);
  }
}

function arrayOf(source: ByteSource, path: string, found: Metadata, isMatlab: boolean): NumberArray {
  const name = `${source.name}, ${path}`;
  const [type, shape] = [typeOf(found)!, found.shape!];
  const rowBytes = rowLength({ shape }) * bytesOfType[type];
  const array: NumberArray = {
    name,
    shape,
    type,
    each: (visit) =>
      opened(source, async (ask, module) => {
        await checkFilters(name, path, ask);
        const rows = rowsOfBlock(name, found, rowBytes);
        for (let from = 0; from < shape[0]; from += rows) {
          const count = Math.min(rows, shape[0] - from);
          const bytes = await readRows(ask, module, { path, shape, length: count * rowBytes, from, count });
          if (!bytes) throw refusal(name, `rows from ${from}`, 'a whole HDF5 array', 'a damaged one');
          for (let k = 0; k < count; k++) {
            const row = bytes.subarray(k * rowBytes, (k + 1) * rowBytes);
            if (!(await visit(numbersOfBytes(type, row, true), from + k))) return;
          }
        }
      }),
  };
  return isMatlab && shape.length > 1 ? firstAxisFastest(array, true) : array;
}

async function checkFilters(name: string, path: string, ask: Ask): Promise<void> {
  const filters = await ask((library, id) => library.get_dataset_filters(id, path));
  const foreign = filters.find((filter) => !ownFilters.includes(filter.id));
  if (foreign)
    throw refusal(
      name,
      'compression',
      "gzip, or none (h5py: compression='gzip')",
      foreign.name === '' ? `filter ${foreign.id}` : foreign.name,
    );
}

/** Whole chunks, so that each is unpacked once. */
function rowsOfBlock(name: string, { chunks }: Metadata, rowBytes: number): number {
  const chunk = Math.max(1, chunks?.[0] ?? 1);
  if (chunk * rowBytes > mostBlock)
    throw refusal(
      name,
      'memory',
      `at most ${mostBlock} bytes of pictures in a chunk (h5py: chunks=(100, ...))`,
      chunk * rowBytes,
    );
  return chunk * Math.max(1, Math.floor(usualBlock / (chunk * rowBytes)));
}

interface Rows {
  readonly path: string;
  readonly shape: readonly number[];
  /** Bytes of all of them. */
  readonly length: number;
  readonly from: number;
  readonly count: number;
}

/** The rows as bytes, little-endian whatever the file has. */
async function readRows(
  ask: Ask,
  module: Module,
  { path, shape, length, from, count }: Rows,
): Promise<Uint8Array | null> {
  const counts = [BigInt(count), ...shape.slice(1).map(BigInt)];
  const starts = shape.map((_, axis) => (axis === 0 ? BigInt(from) : 0n));
  const steps = shape.map(() => 1n);
  const room = await ask(() => module._malloc(length));
  if (room === 0) return null;
  try {
    const status = await ask((library, id) =>
      library.get_dataset_data(id, path, counts, starts, steps, BigInt(room)),
    );
    return status < 0 ? null : module.HEAPU8.slice(room, room + length);
  } finally {
    module._free(room);
  }
}
