/** How much memory and time it takes to keep many pictures in a store that is a folder, and to open them: `npx tsx scripts/measure/keep-large.ts [pictures] [colours]`. */
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sourceOfBlob } from '../../src/data/bytes/byte-source';
import type { ByteStore } from '../../src/data/store/byte-store';
import { keepDataset } from '../../src/data/store/keep-dataset';
import { keptDataset } from '../../src/data/store/kept-datasets';
import { planOf } from '../../src/data/own/plan';
import { threefryInto } from '../../src/math/random';

const count = Number(process.argv[2] ?? 800_000);
const isColoured = process.argv[3] === 'colours';
const side = 28;

/** An array of one or three planes a picture, of strokes on black, as NumPy writes it; or an IDX file. */
function* pictures(): Generator<Uint8Array> {
  const channels = isColoured ? 3 : 1;
  if (isColoured) {
    const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${count}, ${side}, ${side}, 3), }`;
    yield Buffer.concat([
      Buffer.from([0x93]),
      Buffer.from('NUMPY'),
      Buffer.from([1, 0, 118, 0]),
      Buffer.from(`${text.padEnd(117)}\n`),
    ]);
  } else {
    const header = Buffer.alloc(16);
    [0x0803, count, side, side].forEach((value, i) => header.writeUInt32BE(value, 4 * i));
    yield header;
  }
  const words = new Uint32Array(2);
  for (let i = 0; i < count; i++) {
    const picture = new Uint8Array(side * side * channels);
    threefryInto(words, 1, 2, i, 0);
    for (let k = 0; k < picture.length / 6; k++)
      picture[(words[0] + k * (1 + (words[1] % 5))) % picture.length] = words[1] >>> (k % 24);
    yield picture;
  }
}

function folderStore(folder: string): ByteStore {
  const pathOf = (key: string) => join(folder, encodeURIComponent(key));
  const keys = async (prefix: string) =>
    (await readdir(folder)).map(decodeURIComponent).filter((key) => key.startsWith(prefix));
  return {
    get: async (key) =>
      readFile(pathOf(key)).then(
        (bytes) => new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
        () => null,
      ),
    put: (key, bytes) => writeFile(pathOf(key), bytes),
    delete: (key) => rm(pathOf(key), { force: true }),
    deleteAll: async (prefix) => void (await Promise.all((await keys(prefix)).map((key) => rm(pathOf(key))))),
    list: async (prefix) =>
      Promise.all((await keys(prefix)).map(async (key) => ({ key, bytes: (await stat(pathOf(key))).size }))),
  };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en-GB')} MB`;

/** Says what the work took, beside what was held before. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  let [resident, buffers] = [0, 0];
  const look = () => {
    const now = process.memoryUsage();
    resident = Math.max(resident, now.rss - before.rss);
    buffers = Math.max(buffers, now.arrayBuffers - before.arrayBuffers);
  };
  const timer = setInterval(look, 20);
  const start = performance.now();
  const computed = process.cpuUsage();
  const done = await work();
  clearInterval(timer);
  look();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(computed);
  const busy = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${what}: ${seconds} s (${busy} s computing), at most ${megabytes(buffers)} of arrays, ${megabytes(resident)} of the process`,
  );
  return done;
}

const folder = await mkdtemp(join(tmpdir(), 'keep-large-'));
try {
  const file = join(folder, 'file.gz');
  await pipeline(Readable.from(pictures()), createGzip({ level: 1 }), createWriteStream(file));
  console.log(
    `${count.toLocaleString('en-GB')} pictures of ${side} x ${side} in ${megabytes((await stat(file)).size)} of gzip`,
  );
  const kept = join(folder, 'store');
  await mkdir(kept);
  const store = folderStore(kept);
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  const plan = await measured('Looking', async () =>
    planOf([sourceOfBlob('file.gz', await openAsBlob(file))]),
  );
  const flow = plan.flow(0, 'pooled', { breathe });
  const { sha256 } = await measured('Keeping', () =>
    keepDataset(store, flow, { nameOf: () => ({ name: 'large', title: 'Large' }) }),
  );
  const dataset = await measured('Opening', () => keptDataset(store, 'large'));
  console.log(`${megabytes(dataset!.images.byteLength)} in memory; ${sha256}`);
} finally {
  await rm(folder, { recursive: true });
}
