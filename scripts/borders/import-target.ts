/** Which files an import leads to, of those that are known. Reads no files. */
import { posix } from 'node:path';
import type { Import, SourceFile } from './source-file';

/** Paths of a relative import's file, or of all that a pattern fits; null where it is a package's or leads out of the known folders. */
export function targetsOf(
  file: SourceFile,
  { from }: Import,
  paths: ReadonlySet<string>,
): readonly string[] | null {
  if (!from.startsWith('.')) return null;
  const base = posix.join(posix.dirname(file.path), from);
  if (base.includes('*')) {
    const text = base.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
    return [...paths].filter((path) => new RegExp(`^${text}$`).test(path));
  }
  const found = [base, `${base}.ts`, `${base}.tsx`].find((path) => paths.has(path));
  if (found !== undefined) return [found];
  return base.startsWith('..') ? null : [`${base}.ts`];
}
