/** A text file that may not be there yet, and files of JSON. */
import { readFile } from 'node:fs/promises';

/** Null where there is no such file. */
export async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** What a text of JSON holds. Throws an Error that names the file where it is none. */
export function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path}: expected JSON, got something else; move it away, or copy it again`);
  }
}
