import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packMnist, sha256 } from './pack-mnist.mjs';
import { tiny, tinyLabel, tinyPixel, writeTinyPackage } from './tiny-mnist';

let folder: string;
let packing: Parameters<typeof packMnist>[0] & { source: string };
const { firstChunk, validation } = tiny;
const outputFile = (name: string) => join(packing.output, name);
const manifest = () => JSON.parse(readFileSync(outputFile('manifest.json'), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-mnist-'));
  const source = join(folder, 'package');
  packing = { source, output: join(folder, 'out'), sums: writeTinyPackage(source), firstChunk, validation };
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('packMnist', () => {
  it('writes files whose headers and bytes are the raw ones, cut', () => {
    expect(packMnist(packing)).toBe(true);
    const raw = readFileSync(join(packing.source, 'train-images-idx3-ubyte'));
    const first = gunzipSync(readFileSync(outputFile('train-images-0.bin')));
    const rest = gunzipSync(readFileSync(outputFile('train-images-1.bin')));
    expect([...first.subarray(0, 16)]).toEqual([0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 2, 0, 0, 0, 3]);
    expect([...rest.subarray(0, 16)]).toEqual([0, 0, 8, 3, 0, 0, 0, 14, 0, 0, 0, 2, 0, 0, 0, 3]);
    expect(Buffer.concat([first.subarray(16), rest.subarray(16)])).toEqual(raw.subarray(16));
    expect(gunzipSync(readFileSync(outputFile('train-labels.bin')))).toEqual(
      readFileSync(join(packing.source, 'train-labels-idx1-ubyte')),
    );
  });

  it('writes a manifest that says what lies beside it', () => {
    packMnist(packing);
    const { files, firstDigits, ...rest } = manifest();
    expect(rest).toMatchObject({
      name: 'mnist',
      width: 3,
      height: 2,
      firstChunk: 10,
      split: { training: [5, 24], validation: [0, 5], test: [24, 30] },
    });
    const raw = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
    expect(rest.sha256).toBe(
      sha256(...raw.map((name) => readFileSync(join(packing.source, `${name}-ubyte`)))),
    );
    expect(readdirSync(packing.output).sort()).toEqual(
      [...files.map(({ name }: { name: string }) => name), firstDigits.name, 'manifest.json'].sort(),
    );
    for (const file of files) {
      const packed = readFileSync(outputFile(file.name));
      expect(file).toMatchObject({
        bytes: packed.length,
        sha256: sha256(packed),
        unpackedSha256: sha256(gunzipSync(packed)),
      });
    }
  });

  it('lays the first validation digits beside it, unpacked, each behind its label', () => {
    packMnist({ ...packing, digits: 3 });
    const { name, count, bytes, sha256: sum } = manifest().firstDigits;
    const digit = (i: number) => [
      tinyLabel(i),
      ...Array.from({ length: tiny.width * tiny.height }, (_, pixel) => tinyPixel(i, pixel)),
    ];
    const written = readFileSync(outputFile(name));
    expect([...written]).toEqual([0, 1, 2].flatMap(digit));
    expect([count, bytes, sum]).toEqual([3, written.length, sha256(written)]);
    expect(packMnist({ ...packing, digits: 3 })).toBe(false);
    rmSync(outputFile(name));
    expect(packMnist({ ...packing, digits: 3 })).toBe(true);
    expect([...readFileSync(outputFile(name))]).toEqual([...written]);
  });

  it('shows no digit that is trained on', () => {
    packMnist(packing);
    expect(manifest().firstDigits.count).toBe(tiny.validation);
  });

  it('does nothing a second time, and packs again the same bytes where a file, the manifest or the layout has changed', () => {
    packMnist(packing);
    const path = outputFile('test-images.bin');
    const bytes = readFileSync(path);
    const written = statSync(path).mtimeMs;
    expect(packMnist(packing)).toBe(false);
    expect(statSync(path).mtimeMs).toBe(written);

    const damaged = Buffer.from(bytes);
    damaged[bytes.length - 1] ^= 1;
    writeFileSync(path, damaged);
    expect(packMnist(packing)).toBe(true);
    expect(readFileSync(path)).toEqual(bytes);

    writeFileSync(outputFile('manifest.json'), '{');
    expect(packMnist(packing)).toBe(true);
    rmSync(path);
    expect(packMnist(packing)).toBe(true);
    expect(packMnist({ ...packing, firstChunk: 12 })).toBe(true);
    expect(manifest().firstChunk).toBe(12);
  });

  it('gzips without a time', () => {
    packMnist(packing);
    for (const { name } of manifest().files) {
      expect([...readFileSync(outputFile(name)).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    }
  });

  it('refuses a raw file with another sha256, naming it, both sums and the way out', () => {
    const name = 't10k-labels-idx1-ubyte';
    const path = join(packing.source, name);
    const bytes = readFileSync(path);
    bytes[9] ^= 1;
    writeFileSync(path, bytes);
    expect(() => packMnist(packing)).toThrow(
      `${name}: expected sha256 ${packing.sums![name]}, got ${sha256(bytes)}; run npm ci`,
    );
    rmSync(path);
    expect(() => packMnist(packing)).toThrow(
      /^t10k-labels-idx1-ubyte: expected a file in .*, got ENOENT; run npm ci/,
    );
  });
});
