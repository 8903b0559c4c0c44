/** Files that lie: thousands of seeded mutations of each kind end in a DataError or in a valid data set, soon and in little room. */
import { gzipSync } from 'node:zlib';
import { encode } from 'fast-png';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../math/random';
import { sourceOfBytes } from './testing/source-of-bytes';
import { byteReader } from './bytes/byte-reader';
import { part } from './bytes/byte-source';
import { crc32 } from './bytes/crc32';
import { DataError } from './dataset';
import type { SplitPictures } from './in-memory';
import { parquetFixture } from './testing/parquet-fixture';
import { planOf } from './own/plan';
import { hdf5File } from './testing/hdf5-files';
import { matOf } from './testing/mat-files';
import { cifarFile, npyFile, npzFile, tableFile, tarFile } from './testing/array-files';
import { colours, idxFile, joinedBytes, matFile, parquetFile, pngFiles, zipFile } from './testing/test-files';
import { zipArchive } from './testing/zip-archive';

const pictures = colours(18, 8);
const greys = Uint8Array.from({ length: 18 * 64 }, (_, i) => (i * 7) % 256);
const idx = idxFile([18, 8, 8], greys);
const sprite = Uint8Array.from({ length: 160 * 128 }, (_, i) => 1 + (i % 251));
const sets = {
  x: { data: greys, shape: [18, 8, 8], chunks: [5, 8, 8] },
  'a/y': { data: greys.slice(0, 18), shape: [18] },
};
const kinds: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  IDX: idx,
  'IDX by gzip': joinedBytes(gzipSync(idx)),
  MAT: matFile(pictures),
  'MAT, not packed': matFile(pictures, false, false),
  'MAT of arrays': matOf([
    { name: 'data', shape: [64, 18], numbers: greys },
    { name: 'target', shape: [1, 18], numbers: greys.subarray(0, 18) },
  ]),
  'MAT of arrays, not packed': matOf(
    [
      { name: 'y', shape: [18, 1], numbers: greys.subarray(0, 18), stored: 'uint8' },
      { name: 'x', shape: [18, 64], numbers: greys, stored: 'uint16' },
    ],
    { little: false, packed: false },
  ),
  'MAT of structures': matOf(
    [
      {
        ...{ name: 's', shape: [1, 1], numbers: [], class: 'struct' },
        fields: [
          { name: 'y', shape: [18, 1], numbers: greys.subarray(0, 18) },
          { name: 'x', shape: [18, 64], numbers: greys, class: 'uint8' },
        ],
      },
    ],
    { packed: false },
  ),
  HDF5: await hdf5File(sets),
  'HDF5 of the latest format': await hdf5File(sets, 'latest'),
  parquet: parquetFile(pictures),
  ...Object.fromEntries(
    ['zstd', 'gzip', 'lz4', 'differences', 'columns', 'gaps', 'clear'].map((name) => [
      `parquet, ${name}`,
      parquetFixture(name),
    ]),
  ),
  zip: zipFile(pictures),
  'zip64 with names in a code page': zipArchive(
    pngFiles(pictures).map((bytes, i) => ({
      name: joinedBytes([0x63, 0x61, 0x66, 0x82 + (i % 3)], strToU8(`/${i}.png`)),
      bytes,
    })),
    { zip64: true },
  ),
  'tar of POSIX': tarFile([['a/x.npy', npyFile([18, 8, 8], greys)]], undefined, (path, { length }) => ({
    path,
    size: String(length),
  })),
  'a NumPy array': npyFile([18, 8, 8], greys),
  'an archive of NumPy': npzFile(
    { x: npyFile([18, 8, 8], greys), y: npyFile([18], greys.subarray(0, 18)) },
    6,
  ),
  'a table': tableFile(
    Array.from({ length: 18 }, (_, i) => [i % 10, ...greys.subarray(i * 64, (i + 1) * 64)]),
  ),
  CIFAR: cifarFile(
    Array.from({ length: 18 }, (_, i) => [i % 10]),
    Uint8Array.from({ length: 18 * 3072 }, (_, i) => i % 251),
  ),
  tar: tarFile([['a/x.npy', npyFile([18, 8, 8], greys)]]),
  'IDX of floats by gzip': joinedBytes(
    gzipSync(joinedBytes([0, 0, 0x0d, 3, 0, 0, 0, 18, 0, 0, 0, 8, 0, 0, 0, 8], new Uint8Array(18 * 64 * 4))),
  ),
  sprite: joinedBytes(encode({ width: 160, height: 128, channels: 1, data: sprite })),
};

/** Cut, flipped bits, lengths that lie, a piece gone, a piece twice, or noise. */
function mutated(bytes: Uint8Array<ArrayBuffer>, round: number): Uint8Array<ArrayBuffer> {
  const [a, b] = threefry2x32([9, 9], [round, 0]);
  const [c, d] = threefry2x32([9, 9], [round, 1]);
  // Half of them near the ends, where headers and directories are.
  const near = Math.min(bytes.length, 160);
  const at = a % 2 === 0 ? b % bytes.length : a % 4 === 1 ? b % near : bytes.length - 1 - (b % near);
  const out = bytes.slice();
  switch (c % 6) {
    case 0:
      return out.slice(0, at);
    case 1:
      for (let k = 0; k <= d % 4; k++) out[(at + k * (d >>> 8)) % out.length] ^= 1 << ((d >>> (4 + k)) % 8);
      return out;
    case 2: {
      const value = [0xffffffff, 0x7fffffff, 0x80000000, 0, 0x00ffffff, d][d % 6];
      const length = Math.min(out.length, 1 + (d % 4));
      for (let k = 0; k < length; k++) out[Math.min(at + k, out.length - 1)] = value >>> (8 * k);
      return out;
    }
    case 3:
      return joinedBytes(out.subarray(0, at), out.subarray(at + 1 + (d % 40)));
    case 4:
      return joinedBytes(out.subarray(0, at), out.subarray(Math.max(0, at - (d % 200))));
    default:
      for (let k = 0; k < 1 + (d % 16); k++) out[(at + k) % out.length] = threefry2x32([9, 8], [round, k])[0];
      return out;
  }
}

function expectValid({ images, labels, width, height, levels, split }: SplitPictures): void {
  expect(images.length).toBe(labels.length * width * height);
  expect(images.every((value) => value <= levels)).toBe(true);
  expect(split.test.end).toBe(labels.length);
}

async function outcome(bytes: Uint8Array<ArrayBuffer>): Promise<'valid' | string> {
  try {
    const plan = await planOf([sourceOfBytes('file', bytes)]);
    expectValid(await plan.read(0, 'pooled'));
    return 'valid';
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    expect(error.message).toMatch(/: expected .+, got /s);
    return error.message;
  }
}

const rounds = 1000;

describe.each(Object.entries(kinds))('hostile %s', (_, bytes) => {
  it('is valid before it is damaged', async () => {
    expect(await outcome(bytes)).toBe('valid');
  });

  it(`ends in a clear error or a valid data set, ${rounds} times`, async () => {
    let refused = 0;
    let slowest = 0;
    for (let round = 0; round < rounds; round++) {
      const start = process.cpuUsage();
      if ((await outcome(mutated(bytes, round))) !== 'valid') refused++;
      const { user, system } = process.cpuUsage(start);
      slowest = Math.max(slowest, (user + system) / 1000);
    }
    expect(refused).toBeGreaterThan(rounds / 5);
    // Milliseconds of this process, however busy the machine: each takes a few, a loop that believes a file's counts takes minutes.
    expect(slowest).toBeLessThan(5000);
  });

  it('is refused under the name of every other kind, or read as what it is', async () => {
    for (const other of Object.values(kinds)) {
      // Another kind's beginning before this one's rest.
      await outcome(joinedBytes(other.subarray(0, 64), bytes.subarray(64)));
    }
  });
});

describe('what is too large', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    [
      'an archive of other files',
      zipArchive(Array.from({ length: 5000 }, (_, i) => ({ name: strToU8(`${i}.npy`) }))),
      /^file: expected pictures, or at most 4096 other files, got 5000$/,
    ],
    [
      'a picture',
      joinedBytes(encode({ width: 9000, height: 9000, channels: 1, data: new Uint8Array(81_000_000) })),
      /^file, size: expected 1 to 67108864 pixels in a picture, got 9000 x 9000$/,
    ],
  ])('is called that: %s', async (_, bytes, message) => {
    expect(await outcome(bytes)).toMatch(message);
  });

  it('is called that before room is made for it, in any format', async () => {
    const reader = byteReader('x', new Blob([greys]).stream());
    await expect(reader.take(60_000_000_016, 'row 0')).rejects.toThrow(
      'x, row 0: expected at most 536870912 bytes in one piece, got 60000000016, which is too large',
    );
    const source = { name: 'x', size: 2 ** 40, read: () => Promise.reject(new Error('read')) };
    await expect(part(source, 0, 2 ** 33, 'directory')).rejects.toThrow(
      'x, directory: expected at most 1073741824 bytes in one piece, got 8589934592, which is too large',
    );
  });
});

describe('what unpacks without end', () => {
  const endless = new Uint8Array(16_000_000);

  it('is refused in gzip', async () => {
    const header = idxFile([18, 8, 8], []);
    expect(await outcome(joinedBytes(gzipSync(joinedBytes(header, endless))))).toMatch(
      /no more bytes than its header says, got more$/,
    );
  });

  it('is refused in a zip that says less, and in one that says more than can be', async () => {
    const zip = zipFile(pictures);
    const view = new DataView(zip.buffer);
    const lie = (size: number) => {
      for (let at = 0; at < zip.length - 4; at++) {
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
      }
      return outcome(zip.slice());
    };
    expect(await lie(20)).toMatch(/expected no more bytes than its header says, got more$/);
    expect(await lie(2 ** 26)).toMatch(/got too few packed ones$/);
  });

  it('is refused in a zip whose files share their bytes', async () => {
    const zip = zipFile(pictures);
    const view = new DataView(zip.buffer);
    let first = -1;
    for (let at = 0; at < zip.length - 4; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      if (first < 0) first = view.getUint32(at + 42, true);
      view.setUint32(at + 42, first, true);
    }
    expect(await outcome(zip)).toMatch(
      /expected files one after the other, got some that share their bytes$/,
    );
  });

  it('is refused in a PNG', async () => {
    const bomb = encode({ width: 4000, height: 4000, channels: 1, data: endless });
    // The same pixels under a header of 80 x 16, whose checksum is true.
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(16, 80);
    view.setUint32(20, 16);
    view.setUint32(29, crc32(bomb.subarray(12, 29)));
    expect(await outcome(joinedBytes(bomb))).toBe('file, PNG pixels: expected 1296 bytes, got more');
  });

  it('is refused in a MAT file', async () => {
    expect(await outcome(matFile({ ...pictures, rgb: endless }))).toBe(
      'file, X: expected 3456 bytes, got 16000000',
    );
    const many = matFile({ ...pictures, rgb: new Uint8Array(6_000_000), count: 31_250 });
    expect(await outcome(many)).toBe('file, MAT numbers: expected 31250, got 18');
  });
});
