import { describe, expect, it } from 'vitest';
import { help, readOptions } from './options';
import { mnistTable, svhnTable } from './tables';

const read = (line: string) =>
  readOptions(
    line.split(' ').filter((word) => word !== ''),
    2,
  );

describe('readOptions', () => {
  it('is one seed of every row without words', () => {
    expect(read('')).toEqual({
      table: mnistTable,
      seeds: [1],
      rows: null,
      extra: false,
      truth: false,
      families: false,
      search: 0,
      number: null,
      steps: null,
      backend: 'wasm',
      jobs: 2,
      work: 'table1',
      records: null,
      pictures: 1000,
      samples: 100,
      data: null,
      finished: false,
      publish: false,
      list: false,
      from: [],
      mixed: false,
      quiet: false,
    });
  });

  it('takes seeds, rows and the rest', () => {
    expect(
      read('--seeds 1,2,3 --rows L1-,gauss --extra --jobs 4 --search 8 --steps 500 --finished'),
    ).toMatchObject({
      seeds: [1, 2, 3],
      rows: ['L1-', 'gauss'],
      extra: true,
      jobs: 4,
      search: 8,
      steps: 500,
      finished: true,
    });
    expect(read('--search all --number 17 --list --quiet')).toMatchObject({
      search: 'all',
      number: 17,
      list: true,
      quiet: true,
    });
    expect(read('--from a,b/c --mixed --publish')).toMatchObject({ from: ['a', 'b/c'], mixed: true });
    expect(read('--help')).toBeNull();
    expect(help).toContain('cg-bpef-L10-T0.8');
    expect(read('--dataset svhn --rows svhn-gauss-L1 --data folder')).toMatchObject({
      table: svhnTable,
      data: 'folder',
    });
  });

  it.each([
    ['--seeds 1,x', `--seeds: expected a whole number from 0 to 4294967295, got 'x'`],
    ['--jobs 0', `--jobs: expected a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, got '0'`],
    ['--rows resnet', '--rows: expected parts of row ids of mnist, got resnet; --help lists the rows'],
    [
      '--dataset svhn --rows shallow',
      '--rows: expected parts of row ids of svhn, got shallow; --help lists the rows',
    ],
    ['--dataset celeba', '--dataset: expected one of mnist, svhn, got celeba'],
    [
      '--dataset svhn --extra',
      '--extra: expected none with --dataset svhn, whose claims are of the rows alone',
    ],
    ['--backend gpu', '--backend: expected one of auto, webgpu, wasm, cpu, got gpu'],
    ['--work=', '--work: expected a path, got nothing'],
    [
      '--publish --records r',
      '--records: expected none beside --publish, which writes to a folder of its own',
    ],
    ['--number 3', '--number: expected --search beside it, got none'],
    ['--search 2 --number 3', "--number: expected a whole number from 1 to 2, got '3'"],
    ['--from a,', '--from: expected folders joined by commas, got nothing'],
    ...['--publish', '--finished', '--from a'].map((other) => [
      `--list ${other}`,
      '--list: expected no --publish, --finished or --from beside it, as it only prints',
    ]),
    ['--publish --search 3', '--publish: expected no --search beside it, whose runs are not rows of Table 1'],
  ])('names what is wrong in %j', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });
});
