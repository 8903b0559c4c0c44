/** The files below a folder of the repository, as the borders read them; data of fixtures is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSource, type SourceFile } from './source-file';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Paths, from that folder on, and texts. */
export function textsUnder(folder: string): [path: string, text: string][] {
  const root = `${repository}${folder}`;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length + 1))
    .filter((path) => !/\/fixtures\/.*\.(json|py|txt)$/.test(path))
    .map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]);
}

export const sourcesUnder = (folder: string): SourceFile[] =>
  textsUnder(folder).map(([path, text]) => readSource(path, text));
