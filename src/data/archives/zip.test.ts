import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../bytes/crc32';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { joinedBytes } from '../testing/test-files';
import { zipArchive, zipField } from '../testing/zip-archive';
import { zipEntries } from './zip';
import { nameQuestion, renamed } from './zip-names';

const entriesOf = (bytes: Uint8Array<ArrayBuffer>) => zipEntries(sourceOfBytes('x.zip', bytes));
const pathsIn = async (bytes: Uint8Array<ArrayBuffer>) => (await entriesOf(bytes)).map(({ path }) => path);
/** The bytes of '/1.png' behind a folder's. */
const inFolder = (folder: ArrayLike<number>) => joinedBytes(folder, strToU8('/1.png'));
const archive = (...folders: readonly ArrayLike<number>[]) =>
  zipArchive(folders.map((folder) => ({ name: inFolder(folder) })));

describe('names in zip archives', () => {
  it('are UTF-8 by their flag, by the field of Info-ZIP, or because they can be', async () => {
    const latin = inFolder([0x63, 0x61, 0x66, 0x82]);
    const utf8 = strToU8('\u96ea/1.png');
    const field = (sum: number) =>
      zipField(0x7075, joinedBytes([1], [sum & 255, (sum >> 8) & 255, (sum >> 16) & 255, sum >>> 24], utf8));
    const bytes = zipArchive([
      { name: utf8, flags: 0x800 },
      { name: latin, fields: joinedBytes(zipField(0x5455, [1, 2]), field(crc32(latin))) },
      // Of a name that was changed since.
      { name: strToU8('a/1.png'), fields: field(7) },
    ]);
    expect(await pathsIn(bytes)).toEqual(['\u96ea/1.png', '\u96ea/1.png', 'a/1.png']);
    const entries = await entriesOf(zipArchive([{ name: utf8 }]));
    expect(entries.map(({ path }) => path)).toEqual(['\u96ea/1.png']);
    expect(nameQuestion('x.zip', entries, {})).toBeNull();
  });

  // Bytes by Python's codecs.
  it.each<[string, string, number[][]]>([
    [
      'shift_jis',
      '\u732b, \u30cd\u30b3',
      [
        [0x94, 0x4c],
        [0x83, 0x6c, 0x83, 0x52],
      ],
    ],
    [
      'gbk',
      '\u732b, \u72d7, \u8774\u8776',
      [
        [0xc3, 0xa8],
        [0xb9, 0xb7],
        [0xba, 0xfb, 0xb5, 0xfb],
      ],
    ],
    [
      'euc-kr',
      '\uace0\uc591\uc774, \uac15\uc544\uc9c0',
      [
        [0xb0, 0xed, 0xbe, 0xe7, 0xc0, 0xcc],
        [0xb0, 0xad, 0xbe, 0xc6, 0xc1, 0xf6],
      ],
    ],
    [
      'windows-1251',
      '\u043a\u043e\u0448\u043a\u0438, \u0421\u043e\u0431\u0430\u043a\u0438',
      [
        [0xea, 0xee, 0xf8, 0xea, 0xe8],
        [0xd1, 0xee, 0xe1, 0xe0, 0xea, 0xe8],
      ],
    ],
    [
      'ibm866',
      '\u043a\u043e\u0448\u043a\u0438, \u0421\u043e\u0431\u0430\u043a\u0438',
      [
        [0xaa, 0xae, 0xe8, 0xaa, 0xa8],
        [0x91, 0xae, 0xa1, 0xa0, 0xaa, 0xa8],
      ],
    ],
    [
      'windows-1252',
      'caf\u00e9, \u00c4pfel',
      [
        [0x63, 0x61, 0x66, 0xe9],
        [0xc4, 0x70, 0x66, 0x65, 0x6c],
      ],
    ],
    [
      'cp437',
      'caf\u00e9, \u00c4pfel',
      [
        [0x63, 0x61, 0x66, 0x82],
        [0x8e, 0x70, 0x66, 0x65, 0x6c],
      ],
    ],
    [
      'cp850',
      'm\u00e3os, p\u00e9s',
      [
        [0x6d, 0xc6, 0x6f, 0x73],
        [0x70, 0x82, 0x73],
      ],
    ],
  ])('are guessed as %s: %s', async (encoding, expected, folders) => {
    const entries = await entriesOf(archive(...folders));
    expect(entries.map(({ path }) => path.split('/')[0]).join(', ')).toBe(expected);
    const question = nameQuestion('x.zip', entries, {})!;
    expect(question).toMatchObject({ id: 'names', answer: encoding });
    expect(question.options[0].words.split(': ')[0]).toBe(expected.split(', ')[0]);
  });

  it('are read anew in the encoding that is chosen, without the archive', async () => {
    const entries = await entriesOf(archive([0xc3, 0xa8, 0xb9, 0xb7], [0x63, 0x61, 0x74]));
    const question = nameQuestion('x.zip', entries, { names: 'cp437' })!;
    expect(question.answer).toBe('cp437');
    expect(question.options.length).toBeGreaterThan(2);
    // No two of the same words.
    expect(new Set(question.options.map(({ words }) => words)).size).toBe(question.options.length);
    expect(renamed(entries, 'cp437').map(({ path }) => path)).toEqual([
      '\u251c\u00bf\u2563\u2556/1.png',
      'cat/1.png',
    ]);
    expect(() => nameQuestion('x.zip', entries, { names: 'latin' })).toThrow(
      /^x\.zip, names: expected one of gbk, /,
    );
  });

  it('that climb, or begin at a root or a drive, are their folders alone', async () => {
    const names = [
      '../../etc/cats/1.png',
      '/cats/2.png',
      'C:\\cats\\3.png',
      './cats/4.png',
      'a/../cats/5.png',
      '..\\6.png',
    ];
    const bytes = zipArchive(names.map((name) => ({ name: strToU8(name), bytes: strToU8(name) })));
    const entries = await entriesOf(bytes);
    expect(entries.map(({ path }) => path)).toEqual([
      'etc/cats/1.png',
      'cats/2.png',
      'cats/3.png',
      'cats/4.png',
      'a/cats/5.png',
      '6.png',
    ]);
    // What is read is what lies in the archive under that name.
    for (const [k, entry] of entries.entries()) expect(await entry.bytes()).toEqual(strToU8(names[k]));
  });
});

describe('large zip archives', () => {
  const bytes = strToU8('hello');
  const files = (count: number) => Array.from({ length: count }, (_, k) => ({ name: strToU8(`a/${k}`) }));

  it('are read by the records and fields of zip64', async () => {
    const [first, second] = await entriesOf(
      zipArchive([{ name: strToU8('a/1') }, { name: strToU8('b/2'), bytes }], { zip64: true }),
    );
    expect([first.path, second.path, second.size]).toEqual(['a/1', 'b/2', 5]);
    expect(await second.bytes()).toEqual(bytes);
  });

  it('may have more than 65,535 files, with zip64 and without', async () => {
    for (const zip64 of [false, true]) {
      const entries = await entriesOf(zipArchive(files(65_600), { zip64 }));
      expect(entries).toHaveLength(65_600);
      expect(entries.at(-1)!.path).toBe('a/65599');
    }
    expect(await entriesOf(zipArchive(files(65_535)))).toHaveLength(65_535);
  });

  it('that lie are refused', async () => {
    const refused = (given: Uint8Array<ArrayBuffer>) => expect(entriesOf(given)).rejects;
    await refused(zipArchive(files(3), { zip64: true, count: 4 })).toThrow(
      'x.zip, zip directory: expected 4 files, got 3',
    );
    await refused(zipArchive(files(3), { zip64: true, count: 2 ** 40 })).toThrow(
      /expected at most 2097152 files, got 1099511627776$/,
    );
    await refused(zipArchive(files(3), { count: 2 })).toThrow(
      'x.zip, zip directory: expected 2 files, got 3',
    );
    const lying = (place: number, value: number) => {
      const given = zipArchive([{ name: strToU8('a'), bytes }], { zip64: true });
      new DataView(given.buffer).setBigUint64(given.length - 22 - 20 - 56 + place, BigInt(value), true);
      return given;
    };
    await refused(lying(48, 2 ** 60)).toThrow(/zip directory: expected bytes \d+ to \d+, got a file of \d+$/);
    await refused(lying(40, 2 ** 50)).toThrow(
      /zip directory: expected at most 268435456 bytes, got 1125899906842624$/,
    );
    await refused(lying(64, 2 ** 50)).toThrow(
      /zip64 directory: expected bytes \d+ to \d+, got a file of \d+$/,
    );
    const twice = zipArchive(
      [
        { name: strToU8('a'), bytes },
        { name: strToU8('b'), bytes },
      ],
      { zip64: true },
    );
    const last = twice.length - 22 - 20 - 56 - 8;
    new DataView(twice.buffer).setBigUint64(last, 0n, true);
    await refused(twice).toThrow(/expected files one after the other, got some that share their bytes$/);
  });

  it('leaves out folders', async () => {
    expect(await pathsIn(joinedBytes(zipSync({ 'a/b/': new Uint8Array(0), 'a/b/c.png': bytes })))).toEqual([
      'a/b/c.png',
    ]);
  });
});
