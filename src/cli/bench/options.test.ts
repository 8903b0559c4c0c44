import { describe, expect, test } from 'vitest';
import { modelIds } from '../../models/registry';
import { briefModels } from './cells';
import { help, parts, readOptions } from './options';

describe('options of the bench', () => {
  test('measure everything but the graphics card by default, three times', () => {
    expect(readOptions([], 8)).toEqual({
      quick: false,
      peers: false,
      parts: parts.filter((part) => part !== 'gpu'),
      net: 'dense',
      models: modelIds,
      samples: [1, 10],
      rounds: 3,
      threads: 8,
      out: 'bench',
    });
  });

  test('do little where it shall be quick, but what is asked for outright', () => {
    expect(readOptions(['--quick'], 2)).toMatchObject({
      parts: ['null', 'swiftshader', 'wasm', 'threads'],
      models: briefModels,
      samples: [1],
      rounds: 1,
    });
    const asked = [
      '--quick',
      '--only',
      'growth,gpu',
      '--models',
      'categorical',
      '--L',
      '50',
      '--rounds',
      '5',
    ];
    expect(readOptions(asked, 2)).toMatchObject({
      parts: ['growth', 'gpu'],
      models: ['categorical'],
      samples: [50],
      rounds: 5,
    });
  });

  test.each([
    [['--only', 'moon'], '--only: expected some of null, gpu, swiftshader, wasm, threads, growth, got moon'],
    [['--net', 'deep'], '--net: expected some of dense, convolutional, got deep'],
    [['--net', 'convolutional', '--only', 'growth'], 'parts other than growth with --net convolutional'],
    [['--models', 'gauss,'], `--models: expected some of ${modelIds.join(', ')}, got nothing`],
    [['--rounds', '0'], "--rounds: expected a whole number from 1 to 1000, got '0'"],
    [['--L', '1,x'], "--L: expected a whole number from 1 to 1000, got 'x'"],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j is refused in words', (argv, message) => {
    expect(() => readOptions(argv, 2)).toThrow(message);
  });

  test('are all in the help, which asks for nothing else', () => {
    expect(readOptions(['--quick', '--help'], 2)).toBeNull();
    for (const name of ['quick', 'peers', 'only', 'net', 'models', 'L', 'rounds', 'threads', 'out', 'help'])
      expect(help).toContain(`  --${name} `);
  });
});
