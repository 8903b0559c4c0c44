import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tarEntries } from './tar';
import { tarFile } from '../testing/array-files';
import { sourceOfBytes } from '../testing/source-of-bytes';

const entriesOf = (bytes: Uint8Array<ArrayBuffer>) => tarEntries(sourceOfBytes('x.tar', bytes));
const long = `${'a'.repeat(70)}/${'b'.repeat(70)}/1.png`;
const unusual = `\u96ea/\u00e9${'x'.repeat(99)}\n.png`;
const files: readonly (readonly [string, Uint8Array])[] = ['a/1.png', long, unusual, 'b/2.png'].map(
  (path) => [path, strToU8(path)],
);

describe('tarEntries', () => {
  it.each([
    ['GNU', tarFile(files)],
    ['POSIX', tarFile(files, undefined, (path) => ({ mtime: '1', path, comment: 'path=no' }))],
  ])('has the long names of %s', async (_, bytes) => {
    const entries = await entriesOf(bytes);
    expect(entries.map(({ path }) => path)).toEqual(files.map(([path]) => path));
    for (const [k, entry] of entries.entries()) expect(await entry.bytes()).toEqual(files[k][1]);
  });

  it('takes a size from the records of POSIX, which may be beyond 8 GiB, and refuses one that lies', async () => {
    const bytes = strToU8('hello');
    // The records have their own size in their own header; the file's own header says 0.
    const sized = (size: string) => {
      const file = tarFile([['a', bytes]], '0'.repeat(11), () => ({ size }));
      const { length } = `00 size=${size}\n`;
      file.set(strToU8(length.toString(8).padStart(11, '0')), 124);
      return file;
    };
    const [entry] = await entriesOf(sized('5'));
    expect(await entry.bytes()).toEqual(bytes);
    await expect(entriesOf(sized('99999999999'))).rejects.toThrow(
      /^x\.tar, tar: expected 99999999999 bytes of a file, got \d+, and the end$/,
    );
    await expect(entriesOf(sized('x'))).rejects.toThrow("x.tar, tar size: expected digits, got 'x'");
  });

  it('takes of names that climb, or begin at a root or a drive, the folders alone', async () => {
    const names = ['./cats/1.png', '../../cats/2.png', '/cats/3.png', 'c:\\cats\\4.png'];
    const entries = await entriesOf(tarFile(names.map((name) => [name, strToU8(name)])));
    expect(entries.map(({ path }) => path)).toEqual(['cats/1.png', 'cats/2.png', 'cats/3.png', 'cats/4.png']);
  });

  it('has hard links as the files that they stand for, by their own names', async () => {
    const target = 't'.repeat(120);
    const linked = (records?: Parameters<typeof tarFile>[2]) =>
      tarFile(
        [
          ['a/1.png', strToU8('one')],
          [target, strToU8('two')],
          ['b/2.png', new Uint8Array(0)],
        ],
        undefined,
        records,
      );
    const short = linked();
    const at = short.length - 1024 - 512;
    short.set(strToU8('1a/1.png'), at + 156);
    const long = linked((path) => ({ path, linkpath: target }));
    long[long.length - 1024 - 512 + 156] = '1'.charCodeAt(0);
    for (const [bytes, content] of [
      [short, 'one'],
      [long, 'two'],
    ] as const) {
      const link = (await entriesOf(bytes)).at(-1)!;
      expect(link).toMatchObject({ path: 'b/2.png', size: 3 });
      expect(await link.bytes()).toEqual(strToU8(content));
    }
  });

  it('leaves out links and folders', async () => {
    const bytes = tarFile([['a', strToU8('x')]]);
    for (const kind of '1235') {
      bytes[156] = kind.charCodeAt(0);
      expect(await entriesOf(bytes)).toEqual([]);
    }
  });
});
