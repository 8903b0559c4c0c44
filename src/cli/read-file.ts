/** The command line's ReadFile: packed files from disk, as `npm run data` leaves them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataError, type ReadFile } from '../data/dataset';

/** The folder of all packed data sets of this checkout. */
export const packedData = fileURLToPath(new URL('../../public/data/', import.meta.url));

/** Reads files below a folder. Throws a DataError that names the file and the way out. */
export function readFrom(folder: string = packedData): ReadFile {
  return async (name, onBytes) => {
    const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      const got = error.code === 'ENOENT' ? 'none' : error.message;
      throw new DataError(name, `${name}: expected a packed file in ${folder}, got ${got}; run npm run data`);
    });
    onBytes?.(bytes.length, bytes.length);
    return bytes;
  };
}
