/** Which tests are of what changed: the changed ones, and those that import a changed file themselves. Reads no git and no disk. */
import { dirname, join } from 'node:path/posix';

const isTest = (/** @type {string} */ path) => /\.test\.tsx?$/.test(path) && !path.includes('.browser.test.');

/**
 * The files of a project that a file's text imports by relative paths, whatever their ending.
 * @param {string} path @param {string} text @param {ReadonlySet<string>} known @returns {string[]}
 */
export function importedBy(path, text, known) {
  const found = [...text.matchAll(/(?:from|import|import\()\s*['"](\.[^'"?]*)/g)];
  return found.flatMap(([, specifier]) => {
    const place = join(dirname(path), specifier);
    const file = [place, `${place}.ts`, `${place}.tsx`].find((one) => known.has(one));
    return file === undefined ? [] : [file];
  });
}

/**
 * @param {readonly string[]} changed paths from the root @param {ReadonlyMap<string, string>} tests texts of all test files by path
 * @param {ReadonlySet<string>} known all files that there are @returns {string[]}
 */
export function changedTests(changed, tests, known) {
  const moved = new Set(changed);
  return [...tests]
    .filter(([path]) => isTest(path))
    .filter(([path, text]) => moved.has(path) || importedBy(path, text, known).some((one) => moved.has(one)))
    .map(([path]) => path)
    .sort();
}
