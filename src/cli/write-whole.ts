/** Writes a file whole or not at all: a reader never sees half of it, and an error leaves the old one. */
import { rename, rm, writeFile } from 'node:fs/promises';

export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
