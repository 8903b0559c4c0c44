/** What Firefox and WebKit keep: runs over a reload, pictures that were dropped or chosen, and how much room all takes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npyFile } from '../../src/data/testing/array-files';
import { smallNets } from './other-app';
import { test } from './test';

const greys = Uint8Array.from({ length: 60 * 144 }, (_, i) => (i * 37) % 256);
const digits = npyFile([60, 12, 12], greys);

/** A drop of one file on the place for files, as the page hears it. */
function drop(name: string, bytes: readonly number[]) {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(bytes)], name));
  const place = document.querySelector('.file-drop')!;
  for (const type of ['dragenter', 'dragover', 'drop'])
    place.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

test('a run is offered after a reload, goes on from its step, and is on the list of runs', async ({
  app,
}) => {
  await app.open(smallNets);
  await app.click('button', 'Train');
  await app.reach(40);
  await app.click('button', 'Pause');
  await app.says('Paused');
  const step = await app.step();
  await app.click('a', 'Runs');
  await app.says(`Kept on this device at step ${step}.`);
  await app.driver.reload();
  await app.ready();
  await app.click('button', `Continue from step ${step}`);
  await app.reach(step + 5);
  await app.click('button', 'Pause');
  await app.click('a', 'Runs');
  await app.says(/Kept on this device at step \d+\./);
});

test('a file of pictures is dropped, read, trained on, and there after a reload', async ({ app }) => {
  await app.open(`${smallNets}&view=data`);
  await app.driver.run(drop, 'mine.npy', [...digits]);
  await app.says('60 pictures of 12 × 12 pixels, without labels');
  await app.click('button', 'Keep on this device');
  await app.says(/mine\.npy\s+is on this device\./);
  await app.driver.reload();
  await app.ready();
  await app.says('mine.npy');
  await app.click('button', 'Train on mine.npy');
  await app.click('a', 'Train');
  await app.reach(20);
});

test('a file of pictures is chosen', async ({ app }, info) => {
  await app.open('#v=1&view=data');
  mkdirSync(info.outputDir, { recursive: true });
  const path = join(info.outputDir, 'mine.npy');
  writeFileSync(path, digits);
  await app.driver.chooseFiles('Files of pictures', [path]);
  await app.says('60 pictures of 12 × 12 pixels, without labels');
});
