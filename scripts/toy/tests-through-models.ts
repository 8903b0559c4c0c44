/** Which tests go through all models: those whose own text, or a testing room's that they stand on, names modelIds, usualModels or familyIds. They run again with a fourth model and a seventh family. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importedBy } from '../changed-tests.mjs';

const isTest = (path: string) => /\.test\.tsx?$/.test(path) && !/\.(browser|five)\.test\./.test(path);
const isRoom = (path: string) => /\/(testing|fixtures)\/.*\.tsx?$/.test(path);
const goesThrough = /\b(modelIds|usualModels|familyIds)\b/;

/** Of files by path from the root with their texts: tests, in order. */
export function testsThroughModels(texts: ReadonlyMap<string, string>): string[] {
  const known = new Set(texts.keys());
  const found = new Map<string, boolean>();
  const goes = (path: string): boolean => {
    const before = found.get(path);
    if (before !== undefined) return before;
    const text = texts.get(path)!;
    found.set(path, false);
    const answer =
      goesThrough.test(text) || importedBy(path, text, known).some((other) => isRoom(other) && goes(other));
    found.set(path, answer);
    return answer;
  };
  return [...known].filter((path) => isTest(path) && goes(path)).sort();
}

/** The programs of src by path from the root. */
export function textsOfSrc(): Map<string, string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const paths = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
}
