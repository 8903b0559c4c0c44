/** What a browser lays out while a hand holds T: each slider, caption and number by itself, not the whole bench, which takes some twenty times as long. */
import { expect, test } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';
const MOVES = 20;

interface TraceEvent {
  readonly name: string;
  readonly args?: { readonly beginData?: { readonly partialLayout?: boolean } };
}

test('T under the hand does not lay the bench out', async ({ page, browser }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open(tiny);
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  const slider = app.slider('Temperature');
  const box = await boxAtRest(slider);
  const at = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await at(0.3);
  await page.mouse.down();
  await at(0.4);
  // The marks of a preview come once.
  await expect(page.locator('.bench-mark')).toHaveCount(2);
  await at(0.41);
  await page.waitForTimeout(500);
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  for (let i = 1; i <= MOVES; i++) {
    await at(0.41 + 0.02 * i);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  await page.mouse.up();
  const layouts = traceEvents.filter(({ name, args }) => name === 'Layout' && args?.beginData);
  expect(layouts.length).toBeGreaterThanOrEqual(MOVES);
  // Something else may come in between: a message, a run that has been kept.
  const whole = layouts.filter(({ args }) => args?.beginData?.partialLayout !== true);
  expect(whole.length).toBeLessThan(MOVES / 4);
});
