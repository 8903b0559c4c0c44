/** Which file an import leads to, of those that are known. Reads no files. */
import { posix } from 'node:path';
import type { Import, SourceFile } from './source-file';

/** Path of a relative import's file, or null where it is a package's or leads out of the known folders. */
export function targetOf(file: SourceFile, { from }: Import, paths: ReadonlySet<string>): string | null {
  if (!from.startsWith('.')) return null;
  const base = posix.join(posix.dirname(file.path), from);
  const found = [base, `${base}.ts`, `${base}.tsx`].find((path) => paths.has(path));
  return found ?? (base.startsWith('..') ? null : `${base}.ts`);
}
