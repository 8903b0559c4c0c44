/** Programs of this machine, by their paths and on PATH. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    // A folder can be entered by the same right.
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The first program on PATH that has one of these names, the first name before all others. @param {readonly string[]} names */
export function onPath(names, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}
