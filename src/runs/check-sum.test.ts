/** Both sums against values that are on record elsewhere. */
import { expect, it } from 'vitest';
import { checkSum } from './check-sum';

const digits = new TextEncoder().encode('123456789');

it('is sha256 where the platform has it', async () => {
  expect(await checkSum(digits)).toBe(
    'sha256:15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
  );
});

it('is CRC-32 where it has not', async () => {
  expect(await checkSum(digits, null)).toBe('crc32:cbf43926');
});
