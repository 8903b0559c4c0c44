/** The numeric variables of a MAT v5 file as arrays, opened by their headers alone; unpacked anew whenever their rows are asked for. */
import { mostDeflated } from '../bytes/deflate-ratio';
import { firstAxisFastest } from '../arrays/axes';
import type { NumberArray, NumberType } from '../arrays/number-array';
import { bytesOfType, numbersOfBytes } from '../arrays/numbers-of-bytes';
import type { ByteReader } from '../bytes/byte-reader';
import type { ByteSource } from '../bytes/byte-source';
import { fieldNames, matClass, matrixHeader, matType, readTag, type MatHeader } from './mat-elements';
import { eachMatrix, openMatrix, taken, type MatPlace } from './mat-matrices';
import { refusal } from '../refusal';

/** Bytes of the numbers along all axes but the last, which are read at a time. */
const mostRow = 2 ** 28;
/** Structures in structures. */
const mostDepth = 4;
const mostArrays = 1024;

/** Data types of the format; a class may be stored as a smaller one. */
const types: Readonly<Record<number, Exclude<NumberType, 'text'>>> = {
  1: 'int8',
  2: 'uint8',
  3: 'int16',
  4: 'uint16',
  5: 'int32',
  6: 'uint32',
  7: 'float32',
  9: 'float64',
  12: 'int64',
  13: 'uint64',
};

/** What a variable is that holds no real numbers. */
function otherThanNumbers({ arrayClass, complex, dimensions }: MatHeader): string | null {
  const { cell, struct, object, char, sparse, double, uint64 } = matClass;
  const named = new Map([
    [cell, 'cells'],
    [struct, 'a structure'],
    [object, 'an object'],
    [char, 'text'],
    [sparse, 'a sparse matrix (full(...) makes it whole)'],
  ]).get(arrayClass);
  if (named !== undefined) return named;
  if (arrayClass < double || arrayClass > uint64) return 'an object';
  if (complex) return 'complex numbers';
  return dimensions.length < 2 || dimensions.includes(0) ? 'empty' : null;
}

/** What was found in a file. */
interface Found {
  readonly arrays: NumberArray[];
  /** With what they are. */
  readonly others: string[];
}

/** All variables of numbers, and all fields of structures. Throws a DataError that names the others where there are none. */
export async function openMat(source: ByteSource): Promise<readonly NumberArray[]> {
  const found: Found = { arrays: [], others: [] };
  await eachMatrix(source, async (header, reader, _, place) => {
    await open({ source, found, place, depth: 0 }, header, reader);
    return 'next';
  });
  const { arrays, others } = found;
  if (arrays.length > 0) return arrays;
  const got = others.length === 0 ? 'none' : others.slice(0, 8).join(', ');
  throw refusal(source.name, '', 'a variable of numbers', got);
}

/** Where a matrix is met. */
interface Met {
  readonly source: ByteSource;
  readonly found: Found;
  readonly place: MatPlace;
  /** Structures around it. */
  readonly depth: number;
}

/** The matrix whose header has been read; EMNIST's pictures, as MATLAB has them, are fields of fields. */
async function open(met: Met, header: MatHeader, reader: ByteReader): Promise<void> {
  const { source, found, place, depth } = met;
  const { name, arrayClass, dimensions } = header;
  if (arrayClass === matClass.struct && dimensions.every((size) => size === 1) && depth < mostDepth)
    return openFields(met, header, reader);
  const other = otherThanNumbers(header);
  if (other !== null) found.others.push(`${name || 'one without a name'} (${other})`);
  else if (found.arrays.length === mostArrays)
    throw refusal(source.name, 'MAT variables', `at most ${mostArrays}`, 'more');
  else {
    const { type } = await readTag(source.name, reader, place.little);
    found.arrays.push(arrayOf(source, header, type, place));
  }
}

async function openFields(met: Met, header: MatHeader, reader: ByteReader): Promise<void> {
  const { place, depth } = met;
  const { name: file } = met.source;
  const { little } = place;
  for (const field of await fieldNames(file, reader, little)) {
    const name = `${header.name}.${field}`;
    const { type, size } = await readTag(file, reader, little);
    if (type !== matType.matrix) throw refusal(file, name, 'a matrix', `type ${type}`);
    if (size === 0) continue;
    const inside = taken(reader, place);
    const own = await matrixHeader(file, reader, little);
    await open({ ...met, place: { ...place, inside }, depth: depth + 1 }, { ...own, name }, reader);
    const left = inside + size - taken(reader, place);
    if (left < 0) throw refusal(file, name, `${size} bytes`, size - left);
    await reader.skip(left, name);
  }
}

function arrayOf(
  source: ByteSource,
  { name: variable, dimensions }: MatHeader,
  stored: number,
  place: MatPlace,
): NumberArray {
  const name = `${source.name}, ${variable}`;
  const type = Object.hasOwn(types, stored) ? types[stored] : null;
  if (!type) throw refusal(name, 'MAT element', 'numbers', `type ${stored}`);
  const shape = dimensions.toReversed();
  const rowBytes = shape.slice(1).reduce((product, size) => product * size, bytesOfType[type]);
  const bytes = shape[0] * rowBytes;
  const there = (place.end - place.start) * (place.packed ? mostDeflated : 1);
  if (bytes > there) throw refusal(name, 'MAT dimensions', `at most ${there} bytes`, dimensions.join(' x '));
  if (rowBytes > mostRow)
    throw refusal(name, 'memory', `at most ${mostRow} bytes for each of its last axis`, rowBytes);
  const array: NumberArray = {
    name,
    type,
    shape,
    async each(visit) {
      const { little } = place;
      const reader = await openMatrix(source, place);
      try {
        await matrixHeader(name, reader, little);
        const { size, small } = await readTag(name, reader, little);
        if (size !== bytes) throw refusal(name, 'MAT element', `${bytes} bytes`, size);
        for (let row = 0; row < shape[0]; row++) {
          const at = row * rowBytes;
          const numbers = small?.subarray(at, at + rowBytes) ?? (await reader.take(rowBytes, 'MAT array'));
          if (!(await visit(numbersOfBytes(type, numbers, little), row))) return;
        }
        // Padding to eight bytes, and then the checksum of zlib; behind a field are others.
        if (place.inside === 0) await reader.end(7);
      } finally {
        await reader.cancel();
      }
    },
  };
  return firstAxisFastest(array, true);
}
