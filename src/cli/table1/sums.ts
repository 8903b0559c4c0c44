/** SHA256SUMS of a job's folder: tells a whole copy from a damaged one. `sha256sum -c SHA256SUMS` reads it too. */
import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textOf } from '../read-text';
import { writeWhole } from '../write-whole';

const SUMS = 'SHA256SUMS';

/** In hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Before files of the folder change: old sums would make a whole folder look damaged. */
export const forgetSums = (folder: string): Promise<void> => rm(join(folder, SUMS), { force: true });

/** Leaves the sums of a folder that has some already: they must not hide damage. */
export async function writeSums(folder: string): Promise<void> {
  if ((await textOf(join(folder, SUMS))) !== null) return;
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.part')).toSorted();
  const lines = await Promise.all(
    names.map(async (name) => `${await sha256Of(join(folder, name))}  ${name}\n`),
  );
  await writeWhole(join(folder, SUMS), lines.join(''));
}

/** One sentence about what is damaged or missing in a folder, with the way out; null where all is whole. */
export async function damageOf(folder: string): Promise<string | null> {
  const text = await textOf(join(folder, SUMS));
  if (text === null)
    return `${join(folder, SUMS)}: expected the sums of a finished job, got none; run its command there again`;
  const lines = text.split('\n').filter((one) => one !== '');
  const summed = lines.map((line) => line.split('  ')[1]);
  // Sums that were cut off would hide damage. Other programs leave other files.
  const results = (await readdir(folder)).filter((name) => /\.(json|safetensors)$/.test(name));
  const lost = results.find((name) => !summed.includes(name));
  if (lost !== undefined)
    return `${join(folder, SUMS)}: expected a sum of ${lost}, got none; copy the folder again`;
  for (const line of lines) {
    const [wanted, name] = line.split('  ');
    const found = await sha256Of(join(folder, name)).catch(() => null);
    if (found !== wanted)
      return `${join(folder, name)}: expected the file that ${SUMS} names, got ${found === null ? 'none' : 'another or a damaged one'}; copy the folder again`;
  }
  return null;
}
