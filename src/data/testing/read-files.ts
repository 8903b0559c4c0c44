/** Files in memory read as a person's: what they are together, and their first pictures; with greys and labels to make them of. Only tests import this. */
import { planOf } from '../own/plan';
import { sourceOfBytes } from './source-of-bytes';

type Named = readonly [name: string, bytes: Uint8Array<ArrayBuffer>];

export const count = 20;
export const side = 8;
export const pixels = side * side;
export const greys = Uint8Array.from({ length: count * pixels }, (_, i) => (i * 37) % 256);
export const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);

export async function read(...files: readonly Named[]) {
  const plan = await planOf(files.map(([name, bytes]) => sourceOfBytes(name, bytes)));
  return { plan, pictures: await plan.preview(1000) };
}

/** Of one file, whatever it is called. */
export const images = async (bytes: Uint8Array<ArrayBuffer>) => (await read(['x', bytes])).pictures;
