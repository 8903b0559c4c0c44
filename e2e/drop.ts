/** A real drag of files or folders from outside onto a part of the page, as the browser itself tells it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { boxAtRest } from './box-at-rest';

/** Writes files below a folder and answers the paths of its first level, which is what a hand would drag. */
export function written(folder: string, files: Readonly<Record<string, Uint8Array>>): string[] {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return [...new Set(Object.keys(files).map((name) => join(folder, name.split('/')[0]!)))];
}

/** Files or folders by their paths on the disk. */
export async function dropOn(target: Locator, paths: readonly string[]): Promise<void> {
  const box = await boxAtRest(target);
  const session = await target.page().context().newCDPSession(target.page());
  const copy = 1;
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [...paths], dragOperationsMask: copy },
    });
  await session.detach();
}
