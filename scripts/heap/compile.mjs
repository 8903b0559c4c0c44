/** Compiles wasm/ to the two forms of one module: for a memory of its own and for one shared between threads. Writes nothing. */
import asc from 'assemblyscript/asc';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** No runtime, no allocator and no static data: the module lives in another one's memory, and only the addresses it is given are its own. */
const common = [
  '--optimizeLevel=3',
  '--runtime=stub',
  '--noAssert',
  '--importMemory',
  '--enable=simd',
  '--outFile=heap.wasm',
];
/** The maximum that the threaded memory of tfjs declares: an import must allow for it. */
const forThreads = ['--enable=threads', '--sharedMemory', '--maximumMemory=65536'];

/**
 * @param {{ shared: boolean; entry?: string }} options
 * @returns {Promise<Uint8Array>}
 */
export async function compileHeap({ shared, entry = 'wasm/heap.ts' }) {
  /** @type {Uint8Array | undefined} */
  let bytes;
  const { error, stderr } = await asc.main(
    [entry, ...common, ...(shared ? forThreads : []), `--baseDir=${root}`],
    {
      writeFile: (_, contents) => void (bytes = /** @type {Uint8Array} */ (contents)),
    },
  );
  if (error || !bytes)
    throw new Error(`${entry}: expected it to compile, got ${error?.message}\n${stderr.toString()}`);
  return bytes;
}

/** The text of src/gpu/heap/module-bytes.ts. */
export async function moduleText() {
  const base64 = async (/** @type {boolean} */ shared) =>
    Buffer.from(await compileHeap({ shared })).toString('base64');
  return [
    '/** wasm/ compiled, in base64: written by `npm run heap`, and compared with its source by scripts/heap/compile.test.ts. */',
    '',
    '/** For the memory of one thread. */',
    `export const oneThread =\n  '${await base64(false)}';`,
    '',
    '/** For a memory that threads share. */',
    `export const sharedMemory =\n  '${await base64(true)}';`,
    '',
  ].join('\n');
}
