/** A short run of `npm run measure`: every figure is measured, the slider really moves, and the bench is in one sight in every window. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { benchNames } from '../scripts/measure/in-sight.mjs';

interface Measured {
  readonly figures: readonly { readonly name: string; readonly value: number }[];
  readonly sights: readonly {
    readonly window: string;
    readonly seen: number;
    readonly hidden: readonly string[];
  }[];
}

test('the page is measured, with all of the bench in sight', async () => {
  const file = test.info().outputPath('measured.json');
  mkdirSync(dirname(file), { recursive: true });
  const options = ['--runs', '1', '--seconds', '1', '--port', '4193', '--json', file];
  const { stdout } = await promisify(execFile)('node', ['scripts/measure-page.mjs', ...options]);
  const { figures, sights } = JSON.parse(readFileSync(file, 'utf8')) as Measured;
  for (const { name, value } of figures) expect(Number.isFinite(value), name).toBe(true);
  expect(sights.map(({ hidden }) => hidden)).toEqual([[], [], [], []]);
  expect(sights.map(({ seen }) => seen)).toEqual(Array.from(sights, () => benchNames.length));
  expect(stdout).toContain(`in sight at 1280 x 680: ${benchNames.length} of ${benchNames.length}`);
});
