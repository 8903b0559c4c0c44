/** Names that a file of src offers and nobody takes: they look like a border and are none. Reads no files. */
import { targetsOf } from './import-target';
import type { SourceFile } from './source-file';

/** "src/a.ts: name" for each; paths are from the repository on. Tests and scripts count as takers. */
export function unusedExports(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const whole = new Set<string>();
  const taken = new Set<string>();
  for (const file of files)
    for (const used of file.imports)
      for (const target of targetsOf(file, used, paths) ?? []) {
        if (used.names === null) whole.add(target);
        for (const name of used.names ?? []) taken.add(`${target}: ${name}`);
      }
  return files
    .filter(({ path }) => path.startsWith('src/') && !whole.has(path))
    .flatMap(({ path, exports }) => exports.map((name) => `${path}: ${name}`))
    .filter((name) => !taken.has(name));
}
