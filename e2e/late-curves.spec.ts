/** The curves come later than the page: they take the recording's place without a gap, whether they are there when a run begins or not, on the bench and enlarged. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const small = '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&models=gauss&hidden=16&d=3&L=1&R=11&M=3';

interface Place {
  readonly where: string;
  readonly link: string;
  readonly script: RegExp;
  /** The name of the region and the class of its section, of the recording and of the curves that take its place. */
  readonly recorded: readonly [string, string];
  readonly own: readonly [string, string];
  readonly curveOfL: string;
  readonly complaint: string;
}

const places: readonly Place[] = [
  {
    where: 'on the bench',
    link: small,
    script: /\/assets\/bench-curves-[^/]*\.js(\?.*)?$/,
    recorded: ['Recorded curves', '.bench-curves.recorded'],
    own: ['Curves', '.bench-curves:not(.recorded)'],
    curveOfL: 'Small curve of L',
    complaint: 'The curves cannot be shown',
  },
  {
    where: 'enlarged',
    link: `${small}&train.open=curves`,
    script: /\/assets\/curves-[^/]*\.js(\?.*)?$/,
    recorded: ['A recording', '.recording'],
    own: ['Curves', '.curves'],
    curveOfL: 'Curve of L',
    complaint: 'The figure Curves cannot be shown',
  },
];

/** Every frame that is drawn from now on: which of the two regions it shows. */
async function watch(page: Page, { recorded, own }: Place): Promise<() => Promise<string[]>> {
  await page.evaluate(
    (sections) => {
      const frames: string[] = [];
      Object.assign(window, { frames });
      const look = () => {
        const shown = Object.keys(sections).filter((name) =>
          document.querySelector(`section${sections[name]}`)?.checkVisibility(),
        );
        if (frames.at(-1) !== shown.join()) frames.push(shown.join());
        requestAnimationFrame(look);
      };
      look();
    },
    { recording: recorded[1], curves: own[1] } as Record<string, string>,
  );
  return () => page.evaluate(() => (window as unknown as { frames: string[] }).frames);
}

for (const place of places) {
  const recording = (page: Page) => page.getByRole('region', { name: place.recorded[0], exact: true });
  const curves = (page: Page) => page.getByRole('region', { name: place.own[0], exact: true });

  test.describe(place.where, () => {
    test('fetched ahead, they are there when Train is clicked', async ({ page }) => {
      const app = new App(page);
      const fetched = page.waitForResponse(place.script);
      await app.open(place.link);
      await fetched;
      const frames = await watch(page, place);
      await app.button('Train').click();
      await expect(curves(page)).toBeVisible();
      expect(await frames()).toEqual(['recording', 'curves']);
      expect(app.problems).toEqual([]);
    });

    test('where they are slow to come, the recording stays until they are there', async ({ page }) => {
      let letThrough = () => {};
      const wait = new Promise<void>((resolve) => (letThrough = resolve));
      await page.route(place.script, async (route) => {
        await wait;
        await route.continue();
      });
      const app = new App(page);
      await app.open(place.link);
      const frames = await watch(page, place);
      await app.button('Train').click();
      await app.reach(3);
      await expect(recording(page)).toBeVisible();
      letThrough();
      await expect(curves(page).getByRole('figure', { name: place.curveOfL, exact: true })).toBeVisible();
      await expect(recording(page)).toHaveCount(0);
      expect(await frames()).toEqual(['recording', 'curves']);
      expect(app.problems).toEqual([]);
    });

    test('where they cannot be had, it says so, the run goes on, and another try brings them', async ({
      page,
    }) => {
      await page.route(place.script, (route) => route.abort());
      const app = new App(page);
      await app.open(place.link);
      await app.button('Train').click();
      const alert = page.getByRole('alert').filter({ hasText: place.complaint });
      await expect(alert).toBeVisible();
      await app.reach((await app.step()) + 3);
      await page.unroute(place.script);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(curves(page)).toBeVisible();
      await expect(alert).toHaveCount(0);
    });
  });
}
