import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tinyExperiment } from '../testing/tiny-run';
import { digestOfRun, sumOf, sumOfRun } from './digest';
import { factsOf, keptRunOf } from './testing/kept-run-of';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('is sha256 over ids in alphabetical order and their numbers in little-endian', async () => {
  const models = new Map([
    [
      'gauss',
      new Map([
        ['b', Float32Array.of(1)],
        ['a', Float32Array.of(-2)],
      ]),
    ],
    ['categorical', new Map([['a', Float32Array.of(0.5)]])],
  ]);
  // prettier-ignore
  const bytes = Uint8Array.of(
    ...Buffer.from('categorical'), 0x00, 0x00, 0x00, 0x3f,
    ...Buffer.from('gauss'), 0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x00, 0xc0,
  );
  expect(await sumOf(models)).toBe(sha256(bytes));
  expect(await sumOf(new Map())).toMatch(/^e3b0c44298fc/);
});

test('is of what the last step left, whatever waits for the next one', async () => {
  const experiment = tinyExperiment({ hidden: [5], latent: 2 });
  const { dataset } = factsOf(experiment);
  const run = keptRunOf(experiment, [], 12, dataset);
  const own = await digestOfRun(run);
  expect(own).toMatch(/^[0-9a-f]{12}$/);
  expect((await sumOfRun(run))!.slice(0, 12)).toBe(own);
  const off = { ...run, moves: [{ step: 12, field: 'gauss.on', value: false }] };
  expect(await digestOfRun(off)).toBe(own);
  const earlier = { ...run, moves: [{ step: 11, field: 'gauss.on', value: false }] };
  expect(await digestOfRun(earlier)).not.toBe(own);
  const move = { step: 12, field: 'polynomialOrder', value: 7 };
  const resized = keptRunOf(experiment, [move], 12, dataset);
  expect(resized.models.get('cg-bpef')!.snapshot.parameters.get('prior/coefficients')).toHaveLength(14);
  expect(await digestOfRun(resized)).toBe(own);
});
