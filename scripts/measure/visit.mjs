/** A visit to the page as it is measured: loads it, trains, picks digits, drags T; what is made of it is in measure-page.mjs. */
import { watchPage } from './watch-page.mjs';

/** @typedef {{ digits: number; clicked: number; live: number; tasks: { start: number; milliseconds: number }[]; frames: { start: number; milliseconds: number; scripts: string[] }[]; answers: { pointerup: number[]; input: number[] } }} Measured */

/** @param {import('playwright').Page} page @returns {Promise<Measured>} */
export const measuredOn = (page) => page.evaluate(() => /** @type {any} */ (window).measured);

/** Loads the page into a new profile and trains until the first live point. @param {import('playwright').Browser} browser @param {string} url */
export async function load(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let bytes = 0;
  page.on('response', (response) => {
    bytes += Number(response.headers()['content-length'] ?? 0);
  });
  await page.addInitScript(watchPage);
  await page.goto(url);
  const badge = page.locator('details.badge > summary');
  await badge.filter({ hasNotText: /choosing|not chosen/ }).waitFor();
  const ready = await page.evaluate(() => performance.now());
  await page.waitForFunction(() => !Number.isNaN(/** @type {any} */ (window).measured.digits));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(() => !Number.isNaN(/** @type {any} */ (window).measured.live));
  const { digits, clicked, live } = await measuredOn(page);
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  );
  const backend = (await badge.innerText()).replace(/\s+/g, ' ');
  return { context, page, backend, paint, digits, ready, live: live - clicked, kilobytes: bytes / 1000 };
}

/**
 * Pauses, so that the run is kept, loads the page again and goes on with it.
 * @param {import('playwright').Page} page
 */
export async function keepAndContinue(page) {
  const asked = await page.evaluate(() => performance.now());
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const handle = await page.waitForFunction((asked) => {
    const kept = performance.getEntriesByName('kept run').findLast(({ startTime }) => startTime > asked);
    const { detail, duration } = /** @type {any} */ (kept ?? {});
    return kept ? { ...detail, stored: duration } : null;
  }, asked);
  /** @type {{ bytes: number; milliseconds: number; stored: number }} */
  const kept = await handle.jsonValue();
  await page.reload();
  const button = page.getByRole('button', { name: /^Continue from step/ });
  await button.and(page.locator(':enabled')).waitFor();
  const offered = await page.evaluate(() => performance.now());
  const from = Number((await button.innerText()).replace(/\D/g, ''));
  await button.click();
  await page.waitForFunction((from) => {
    const step = document.querySelector('[data-testid="step"]')?.textContent?.split('/')[0] ?? '';
    return Number(step.replace(/\D/g, '')) > from;
  }, from);
  const going = (await page.evaluate(() => performance.now())) - offered;
  return { ...kept, offered, going };
}

/** Picks digits and drags T while the page trains. @param {import('playwright').Page} page */
export async function useHands(page) {
  const digits = page.getByRole('group', { name: 'Picture that every model shows' }).locator('label');
  const count = await digits.count();
  for (let i = 0; i < 30; i++) {
    await digits.nth((i + 1) % count).click();
    await page.waitForTimeout(100);
  }
  const slider = page.getByRole('slider', { name: /^Temperature/ }).first();
  const box = await slider.boundingBox();
  if (!box) throw new Error('Temperature: expected its slider on the page, got none');
  const at = (/** @type {number} */ share) =>
    page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
  await at(0.5);
  await page.mouse.down();
  for (let i = 0; i < 120; i++) {
    await at(0.5 + 0.4 * Math.sin(i / 10));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  // What a touch held back comes now.
  await page.waitForTimeout(1000);
  const { answers } = await measuredOn(page);
  if (answers.input.length < 30)
    throw new Error(
      `Temperature: expected its slider to move at least 30 times in 120 moves of the mouse, got ${answers.input.length} input events; look at what lies over it`,
    );
}
