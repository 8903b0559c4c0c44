/** Files that are unpacked from their beginning on, read in order, here and there, at once and to lies. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { streamOf } from './byte-source';
import { forwardSource } from './forward-source';
import { planOf } from '../own/plan';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { idxFile, joinedBytes } from '../testing/test-files';
import { sourceInGzip } from './unpacked-source';

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) % 256);

/** As a source, with the number of times that it was opened. */
function counted(of: Uint8Array<ArrayBuffer>, size = of.length) {
  const source = sourceOfBytes('f', of);
  const opened = { times: 0 };
  const open = async () => {
    opened.times++;
    return streamOf(source, 0, of.length);
  };
  return { opened, file: forwardSource({ name: 'f', size, open }) };
}

/** So many bytes that cost nothing, each the low byte of its place in 64 KiB. */
function endless(size: number) {
  const part = Uint8Array.from({ length: 2 ** 16 }, (_, i) => i % 256);
  const opened = { times: 0 };
  const open = async () => {
    opened.times++;
    let at = 0;
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const next = part.subarray(0, Math.min(part.length, size - at));
        at += next.length;
        if (next.length > 0) controller.enqueue(next);
        if (at === size) controller.close();
      },
    });
  };
  return { opened, file: forwardSource({ name: 'f', size, open }) };
}

describe('a forward source', () => {
  it('reads in order by opening the file once, and its beginning again for nothing', async () => {
    const { opened, file } = counted(bytes);
    for (const [start, end] of [
      [0, 2],
      [0, 512],
      [100, 65_536],
      [65_530, 65_540],
      [65_540, 200_000],
      [250_000, 300_000],
      [0, 4096],
    ])
      expect(Buffer.compare(await file.read(start, end), bytes.subarray(start, end))).toBe(0);
    expect(opened.times).toBe(1);
  });

  it('reads backwards by opening it anew, and many parts at once', async () => {
    const { opened, file } = counted(bytes);
    const places = Array.from({ length: 40 }, (_, i) => (i * 98_765) % 299_000);
    const parts = await Promise.all(places.map((at) => file.read(at, at + 999)));
    parts.forEach((part, i) =>
      expect(Buffer.compare(part, bytes.subarray(places[i], places[i] + 999))).toBe(0),
    );
    expect(opened.times).toBeGreaterThan(5);
  });

  it('holds the file where it is read here and there', async () => {
    const { opened, file } = endless(2 ** 25);
    for (let i = 0; i < 200; i++) {
      const at = 2 ** 24 + ((i * 7_654_321) % 2 ** 24);
      expect((await file.read(at, at + 1))[0]).toBe(at % 256);
    }
    expect(opened.times).toBeLessThan(6);
  });

  it('refuses that of a larger one, in words, after sixteen times its length', async () => {
    const size = 2 ** 29 + 1;
    const { opened, file } = endless(size);
    const reading = async () => {
      for (let i = 0; i < 40; i++) await file.read(size - 2 - i, size - 1 - i);
    };
    await expect(reading()).rejects.toThrow(
      'f, packed file: expected at most 537 MB where it is read here and there (unpack it first), got 537 MB',
    );
    expect(opened.times).toBeLessThanOrEqual(18);
    // Forwards it is read whatever its size.
    expect((await file.read(2 ** 28, 2 ** 28 + 1))[0]).toBe(0);
  }, 60_000);

  it('refuses a file that is shorter or longer than was said, and can be read again', async () => {
    const longer = counted(bytes, 299_999).file;
    expect(await longer.read(0, 299_998)).toHaveLength(299_998);
    await expect(longer.read(299_998, 299_999)).rejects.toThrow(
      'no more bytes than its header says, got more',
    );
    expect(await longer.read(5, 6)).toEqual(bytes.slice(5, 6));
    const shorter = counted(bytes, 300_001).file;
    await expect(shorter.read(299_990, 300_001)).rejects.toThrow('expected 11 bytes, got 10, and the end');
    await expect(counted(bytes.slice(0, 50), 49).file.read(0, 1)).rejects.toThrow('got more');
    await expect(counted(bytes.slice(0, 50), 51).file.read(0, 1)).rejects.toThrow('50, and the end');
  });
});

describe('gzip', () => {
  const packed = joinedBytes(gzipSync(bytes));

  it('is read as the file that it packed', async () => {
    const file = await sourceInGzip(sourceOfBytes('x.tgz', packed));
    expect([file.name, file.size]).toEqual(['x.tar', bytes.length]);
    expect(Buffer.compare(await file.read(0, bytes.length), bytes)).toBe(0);
  });

  it('is refused where it is damaged, and stopped while it is counted', async () => {
    await expect(sourceInGzip(sourceOfBytes('x', packed.slice(0, -9)))).rejects.toThrow(
      /^x: expected whole packed data, got a damaged one/,
    );
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(sourceInGzip(sourceOfBytes('x', packed), { signal })).rejects.toThrow('stop');
  });

  it('in an archive, as EMNIST comes, is read by what its names say', async () => {
    const greys = bytes.slice(0, 60 * 64);
    const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 47);
    const files = {
      'gzip/emnist-byclass-train-images-idx3-ubyte.gz': idxFile([40, 8, 8], greys.subarray(0, 40 * 64)),
      'gzip/emnist-byclass-train-labels-idx1-ubyte.gz': idxFile([40], labels.subarray(0, 40)),
      'gzip/emnist-byclass-test-images-idx3-ubyte.gz': idxFile([20, 8, 8], greys.subarray(40 * 64)),
      'gzip/emnist-byclass-test-labels-idx1-ubyte.gz': idxFile([20], labels.subarray(40)),
    };
    const small = {
      'gzip/emnist-digits-train-images-idx3-ubyte.gz': idxFile([20, 8, 8], greys.subarray(0, 20 * 64)),
      'gzip/emnist-digits-train-labels-idx1-ubyte.gz': idxFile([20], labels.subarray(0, 20)),
    };
    const zipOf = (files: Readonly<Record<string, Uint8Array>>) =>
      joinedBytes(
        zipSync(
          Object.fromEntries(
            Object.entries(files).map(([name, file]) => [name, new Uint8Array(gzipSync(file))]),
          ),
        ),
      );
    const plan = await planOf([sourceOfBytes('gzip.zip', zipOf(files))]);
    expect(plan).toMatchObject({ counts: [40, 20], labelled: true, usualSplit: 'test-file' });
    const { images, labels: read, split } = await plan.read(0, 'test-file');
    expect(split.test).toEqual({ first: 40, end: 60 });
    expect(images.subarray(40 * 64)).toEqual(greys.subarray(40 * 64));
    expect(read.subarray(40)).toEqual(labels.subarray(40));

    const both = await planOf([sourceOfBytes('gzip.zip', zipOf({ ...small, ...files }))]);
    expect(both.counts).toEqual([40, 20]);
    expect(both.questions).toEqual([
      {
        ...{ id: 'set', label: 'Data set', answer: 'emnist-byclass' },
        options: [
          { value: 'emnist-byclass', words: 'emnist byclass' },
          { value: 'emnist-digits', words: 'emnist digits' },
        ],
      },
    ]);
    const other = await both.answered({ set: 'emnist-digits' });
    expect(other).toMatchObject({ counts: [20], labelled: true, usualSplit: 'pooled' });
  });
});
