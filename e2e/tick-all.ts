/** Ticks every box of a list that fills late: it waits for so many first, as a list of none would be ticked in no time. */
import { expect, type Locator } from '@playwright/test';

export async function tickAll(boxes: Locator, count: number): Promise<void> {
  await expect(boxes).toHaveCount(count);
  for (const box of await boxes.all()) await box.check();
}
