/** Circles of imports, those of types included: files of one cannot be read, moved or tested without each other. Reads no files. */
import { targetsOf } from './import-target';
import type { SourceFile } from './source-file';

/** Every circle met on a walk along all imports, as "a > b > a"; none where there is none. */
export function importCircles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = new Set(byPath.keys());
  const circles: string[] = [];
  const left = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const met = trail.indexOf(path);
    if (met >= 0) circles.push([...trail.slice(met), path].join(' > '));
    if (met >= 0 || left.has(path)) return;
    trail.push(path);
    const file = byPath.get(path);
    const targets = file?.imports.flatMap((used) => targetsOf(file, used, paths) ?? []) ?? [];
    for (const target of new Set(targets)) visit(target);
    trail.pop();
    left.add(path);
  };
  for (const path of paths) visit(path);
  return circles;
}
