import { describe, expect, it } from 'vitest';
import { DataError } from './dataset';
import { parseManifest } from './manifest';

const sum = 'ab'.repeat(32);
const file = (name: string, role: string, first: number, count: number) => ({
  ...{ name, role, first, count, bytes: 9 },
  ...{ sha256: sum, unpackedSha256: sum },
});
const good = {
  ...{ name: 'mnist', sha256: sum, width: 3, height: 2, firstChunk: 10 },
  split: { training: [5, 24], validation: [0, 5], test: [24, 30] },
  files: [file('b.bin', 'images', 10, 20), file('a.bin', 'images', 0, 10), file('l.bin', 'labels', 0, 30)],
};

const withFirstPicture = (first: number) =>
  JSON.stringify({ ...good, files: [file('b.bin', 'images', first, 20), ...good.files.slice(1)] });

describe('parseManifest', () => {
  it('reads a good one, its files in the order of their pictures', () => {
    const manifest = parseManifest('m.json', JSON.stringify(good));
    expect(manifest).toMatchObject({ count: 30, firstChunk: 10, split: { training: { first: 5, end: 24 } } });
    expect(manifest.images.map(({ name }) => name)).toEqual(['a.bin', 'b.bin']);
  });

  it.each([
    ['no JSON', '<html>', 'no JSON'],
    ['null', 'null', "a wrong value at 'the top'"],
    ['a wrong sum', JSON.stringify({ ...good, sha256: 'x' }), "a wrong value at 'sha256'"],
    ['a huge picture', JSON.stringify({ ...good, width: 1e9 }), "a wrong value at 'width'"],
    ['half a picture', JSON.stringify({ ...good, firstChunk: 9.5 }), "a wrong value at 'firstChunk'"],
    [
      'an outward path',
      JSON.stringify({ ...good, files: [file('../a.bin', 'images', 0, 30)] }),
      'files.0.name',
    ],
    [
      'too few pictures',
      JSON.stringify({ ...good, files: good.files.slice(1) }),
      'files with gaps or overlaps',
    ],
    ['a gap', withFirstPicture(11), 'files with gaps or overlaps'],
    ['an overlap', withFirstPicture(9), 'files with gaps or overlaps'],
    ['no files', JSON.stringify({ ...good, files: [] }), 'files with gaps or overlaps'],
    ['another chunk', JSON.stringify({ ...good, firstChunk: 11 }), 'a first chunk of 11 in a file of 10'],
    [
      'a long split',
      JSON.stringify({ ...good, split: { ...good.split, test: [24, 31] } }),
      'a split up to 31 of 30',
    ],
    [
      'an empty split',
      JSON.stringify({ ...good, split: { ...good.split, test: [24, 24] } }),
      'expected first < end',
    ],
  ])('refuses %s', (_, text, message) => {
    const parse = () => parseManifest('m.json', text);
    expect(parse).toThrow(DataError);
    expect(parse).toThrow('m.json: expected a manifest written by npm run data, got ');
    expect(parse).toThrow(message);
  });
});
