/** What has the focus is seen: a walk by Tab through every view, on a desk and on a phone, finds nothing under the header or the sheet (WCAG 2.4.11). */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const small =
  '#v=1&dataset=mnist&seed=3&steps=40&batch=20&models=gauss,cat,cg-bpef&hidden=16&d=3&L=1&R=21&M=3';
const windows = [
  [1280, 800],
  [390, 844],
] as const;

/** Places walked at most: a trap of the focus ends the test. */
const MOST = 600;

interface Place {
  readonly name: string;
  /** What is wrong; empty where it is seen. */
  readonly hidden: string;
}

/** The element that has the focus, as it is seen; null outside the page. */
const focused = (page: Page): Promise<Place | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const name = element.outerHTML.slice(0, 120);
    // A control that is drawn by its label is seen where the label is.
    const own = element.getBoundingClientRect();
    const drawn = own.width <= 1 ? (element.closest('label') ?? element) : element;
    const header = document.querySelector('header')!.getBoundingClientRect();
    const sheet = document.querySelector('.live-sheet')?.getBoundingClientRect();
    const fixed = (box: DOMRect | undefined) => box !== undefined && box.bottom >= window.innerHeight;
    const room = window.innerHeight - Math.max(0, header.bottom) - (fixed(sheet) ? sheet!.height : 0);
    const isSeen = (x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      // A corner may be round: then what holds it is hit.
      return (
        hit !== null && (drawn.contains(hit) || hit.contains(drawn) || hit.closest('label')?.contains(drawn))
      );
    };
    let hidden = '';
    const whole = drawn.getBoundingClientRect();
    for (const box of drawn.getClientRects()) {
      const xs = [box.left + 3, (box.left + box.right) / 2, box.right - 3].filter(
        (x) => x >= 0 && x < window.innerWidth,
      );
      const ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
      const seen = ys.map((y) => xs.some((x) => isSeen(x, y)));
      // What is higher than the room is seen in part.
      const enough = whole.height <= room - 8 ? seen.every(Boolean) : true;
      const tall = Array.from({ length: 20 }, (_, i) => box.top + ((i + 0.5) * box.height) / 20);
      if (!enough || !tall.some((y) => xs.some((x) => isSeen(x, y))))
        hidden = `at ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(', ')} of ${window.innerWidth} x ${window.innerHeight}, seen ${seen.join(' ')}`;
    }
    return { name, hidden };
  });

/** From the top of the page to its end, by Tab. */
async function walk(page: Page, where: string): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
    // The walk begins at the page's first place.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const problems = new Set<string>();
  let places = 0;
  for (; places < MOST; places++) {
    await page.keyboard.press('Tab');
    let place = await focused(page);
    if (place === null) break;
    // What is drawn when it comes near may move it once.
    if (place.hidden !== '') {
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      place = await focused(page);
    }
    if (place !== null && place.hidden !== '') problems.add(`${where}: ${place.name} ${place.hidden}`);
  }
  expect.soft([...problems]).toEqual([]);
  expect(places, where).toBeGreaterThan(5);
  expect(places, where).toBeLessThan(MOST);
}

for (const [width, height] of windows) {
  test.describe(`${width} x ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every view', async ({ page }) => {
      const app = new App(page);
      await app.open();
      const links = await page
        .locator('nav.views a')
        .evaluateAll((anchors) =>
          anchors.map((anchor) => [anchor.textContent!, anchor.getAttribute('href')!] as const),
        );
      expect(links.length).toBeGreaterThan(5);
      for (const [name, address] of links) {
        await page.goto(address);
        await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
        await expect(page.getByText(`Loading ${name}`)).toHaveCount(0);
        await walk(page, name);
      }
    });

    test('the bench of a run, and each of its figures enlarged', async ({ page }) => {
      const app = new App(page);
      await app.open(small);
      await app.button('Train').click();
      await app.reach(40);
      await walk(page, 'bench');
      await page.getByText('Settings', { exact: true }).last().click();
      await walk(page, 'bench with its settings');
      await page.getByRole('button', { name: 'Enlarge: Small curve of L' }).click();
      const figures = page.getByRole('group', { name: 'Figures' }).getByRole('button');
      await expect(figures.first()).toBeVisible();
      for (const figure of await figures.all()) {
        const name = await figure.innerText();
        await figure.click();
        await walk(page, name);
      }
    });
  });
}
