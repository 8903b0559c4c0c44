/** The files below a folder of the repository, as the borders read them; data of fixtures is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSource, type SourceFile } from './source-file';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Paths are from that folder on. */
export function sourcesUnder(folder: string): SourceFile[] {
  const root = `${repository}${folder}`;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length + 1))
    .filter((path) => !/\/fixtures\/.*\.(json|py|txt)$/.test(path))
    .map((path) => readSource(path, readFileSync(`${root}/${path}`, 'utf8')));
}
