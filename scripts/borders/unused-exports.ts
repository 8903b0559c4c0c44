/** Names that a file of src offers and nobody takes, or tests alone: they look like a border and are none. Reads no files. */
import { targetsOf } from './import-target';
import type { SourceFile } from './source-file';

/** What only tests stand on, a model's plain half too: they take a name, but are not what it is there for. */
const isOfTests = (path: string) =>
  /\.test\.tsx?$|\/testing\/|^e2e\/|^src\/models\/[^/]+\/plain\.ts$/.test(path);

/** "src/a.ts: name" for each name that none of the takers imports; paths are from the repository on. */
function notTaken(
  offering: readonly SourceFile[],
  takers: readonly SourceFile[],
  paths: ReadonlySet<string>,
) {
  const whole = new Set<string>();
  const taken = new Set<string>();
  for (const file of takers)
    for (const used of file.imports)
      for (const target of targetsOf(file, used, paths) ?? []) {
        if (used.names === null) whole.add(target);
        for (const name of used.names ?? []) taken.add(`${target}: ${name}`);
      }
  return offering
    .filter(({ path }) => !whole.has(path))
    .flatMap(({ path, exports }) => exports.map((name) => `${path}: ${name}`))
    .filter((name) => !taken.has(name));
}

const pathsOf = (files: readonly SourceFile[]) => new Set(files.map(({ path }) => path));
const inSrc = ({ path }: SourceFile) => path.startsWith('src/');

/** Names that nobody imports; tests and scripts count as takers. */
export const unusedExports = (files: readonly SourceFile[]): string[] =>
  notTaken(files.filter(inSrc), files, pathsOf(files));

/** Names of product files that nothing but tests imports, and that their own file has no use for: they belong to the tests. */
export function exportsOfTestsAlone(files: readonly SourceFile[]): string[] {
  const product = files.filter((file) => inSrc(file) && !isOfTests(file.path));
  const takers = files.filter(({ path }) => !isOfTests(path));
  const atHome = new Set(
    product.flatMap(({ path, usedAtHome }) => usedAtHome.map((name) => `${path}: ${name}`)),
  );
  return notTaken(product, takers, pathsOf(files)).filter((name) => !atHome.has(name));
}
