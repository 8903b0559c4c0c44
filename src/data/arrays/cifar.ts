/** The binary form of CIFAR-10 and CIFAR-100: records of one or two labels and 32 x 32 pixels in three planes, with no header. */
import { byteReader } from '../bytes/byte-reader';
import { streamOf, type ByteSource } from '../bytes/byte-source';
import type { NumberArray } from './number-array';

const pixels = 3 * 32 * 32;
/** Labels before the pixels, and how many classes the last of them, which is taken, has; before it CIFAR-100 has 20 coarse ones. */
const layouts = [[10], [20, 100]] as const;
type Layout = (typeof layouts)[number];

/** Records that are looked at: a file of noise passes by chance less often than once in 10^50. */
const seen = 64;

async function fits(source: ByteSource, layout: Layout): Promise<boolean> {
  const record = layout.length + pixels;
  if (source.size === 0 || source.size % record !== 0) return false;
  const count = Math.min(seen, source.size / record);
  const labels = await Promise.all(
    Array.from({ length: count }, (_, i) => source.read(i * record, i * record + layout.length)),
  );
  return labels.every((bytes) => layout.every((classes, i) => bytes[i] < classes));
}

/** Its pictures and labels; null where it is no such file. */
export async function openCifar(source: ByteSource): Promise<readonly [NumberArray, NumberArray] | null> {
  for (const layout of layouts) if (await fits(source, layout)) return arraysOf(source, layout);
  return null;
}

function arraysOf(source: ByteSource, layout: Layout): readonly [NumberArray, NumberArray] {
  const record = layout.length + pixels;
  const { name, size } = source;
  const count = size / record;
  const part =
    (from: number, to: number): NumberArray['each'] =>
    async (visit) => {
      const reader = byteReader(name, streamOf(source, 0, size));
      try {
        for (let row = 0; row < count; row++) {
          const bytes = await reader.take(record, `picture ${row}`);
          if (!(await visit(bytes.subarray(from, to), row))) return;
        }
      } finally {
        await reader.cancel();
      }
    };
  return [
    { name, shape: [count, 3, 32, 32], type: 'uint8', each: part(layout.length, record) },
    { name: `${name}, labels`, shape: [count], type: 'uint8', each: part(layout.length - 1, layout.length) },
  ];
}
