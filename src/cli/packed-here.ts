/** MNIST in this checkout: the first command that reads it packs it, so that no other has to be run before. */
import { join, relative } from 'node:path';
import { packMnist } from '../../scripts/pack-mnist.mjs';
import { packedData } from './read-file';

/** Packs what is not packed, or damaged, and says so in one line. Throws as packMnist does. */
export function packHere(
  say: (text: string) => void,
  packing: Parameters<typeof packMnist>[0] = { output: join(packedData, 'mnist') },
): void {
  if (packMnist(packing)) say(`MNIST: packed into ${relative(process.cwd(), packing.output) || '.'}`);
}
