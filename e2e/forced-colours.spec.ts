/** The colours of the system in place of the page's (forced colours of Windows): drawings keep theirs and match their keys, and what is chosen is seen. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import { expectFaultless, expectFaultlessEnlarged } from './looks';
import { apart, coloursOf, fullest, photograph, type Colour } from './pixels';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

async function finished(page: Page): Promise<App> {
  const app = new App(page);
  await app.open(tiny);
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  return app;
}

/** The fullest colour that a canvas was painted with. */
const paintedWith = async (canvas: Locator): Promise<Colour> =>
  fullest(
    await canvas.evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
      const colours: [number, number, number][] = [];
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3]! > 60) colours.push([data[at]!, data[at + 1]!, data[at + 2]!]);
      return colours;
    }),
  );

for (const scheme of ['light', 'dark'] as const)
  test.describe(`forced colours, ${scheme}`, () => {
    // The theme that was chosen is the other one.
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme, reducedMotion: 'reduce' });
      const other = scheme === 'light' ? 'dark' : 'light';
      await page.addInitScript((theme) => localStorage.setItem('coarse-grain/theme', theme), other);
    });

    test('the models of drawings are told apart as by their keys', async ({ page }) => {
      const app = await finished(page);
      await app.openFigure('Posterior');
      const panel = page.getByRole('region', { name: 'Posterior', exact: true });
      const colours: Colour[] = [];
      for (const name of ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE']) {
        const model = panel.getByRole('region', { name: `${name} posterior` });
        const canvas = model.getByRole('img', { name: /^Posterior of/ });
        await expect(canvas).toBeVisible();
        const key = fullest(coloursOf(await photograph(page, model.locator('.swatch'))));
        const drawn = await paintedWith(canvas);
        expect(apart(drawn, key)).toBeLessThan(12);
        const seen = coloursOf(await photograph(page, canvas));
        // The axis, on the ground that the canvas brings with it.
        expect(Math.max(...seen.map((colour) => apart(colour, seen[0]!)))).toBeGreaterThan(90);
        for (const other of colours) expect(apart(other, key)).toBeGreaterThan(60);
        colours.push(key);
      }
      await app.openFigure('Curves');
      const curve = page.getByRole('figure', { name: 'Curve of L', exact: true });
      const lines = curve.locator('.recharts-line-curve');
      const keys = curve.getByRole('row').locator('.swatch');
      const names = curve.locator('.chart-end svg');
      await expect(keys).toHaveCount(3);
      for (let model = 0; model < 3; model++) {
        const key = fullest(coloursOf(await photograph(page, keys.nth(model))));
        expect(apart(key, colours[model]!)).toBeLessThan(12);
        await expect(lines.nth(model)).toHaveCSS('stroke', `rgb(${key.join(', ')})`);
        expect(apart(fullest(coloursOf(await photograph(page, names.nth(model)))), key)).toBeLessThan(12);
      }
    });

    test('what is current, picked or focused is seen without weight and shadow', async ({ page }) => {
      const app = await finished(page);
      const corner = async (target: Locator, around = 0) => (await photograph(page, target, around)).at(1, 3);
      const views = page.getByRole('navigation', { name: 'Views' });
      const current = await corner(views.getByRole('link', { name: 'Train' }));
      expect(apart(current, await corner(views.getByRole('link', { name: 'Concrete' })))).toBeGreaterThan(90);

      const digits = page.getByRole('group', { name: 'Picture that every model shows' }).locator('label');
      const picked = await corner(digits.filter({ has: page.getByRole('radio', { checked: true }) }));
      expect(apart(picked, await corner(digits.nth(1)))).toBeGreaterThan(90);
      await app.openFigure('Traversal');
      const place = await photograph(page, page.locator('.traversal-place').first(), 3);
      const framed = coloursOf(place).filter((colour) => apart(colour, picked) < 12).length;
      expect(framed).toBeGreaterThan(2 * (place.width + place.height));

      for (const target of [
        app.slider('Temperature'),
        app.button('New seed'),
        views.getByRole('link').nth(1),
      ]) {
        const before = coloursOf(await photograph(page, target, 5));
        await target.focus();
        await page.keyboard.press('Shift');
        const after = coloursOf(await photograph(page, target, 5));
        // A ring of two pixels around it.
        const { width, height } = (await target.boundingBox())!;
        const changed = after.filter((colour, i) => apart(colour, before[i]!) > 90).length;
        expect(changed).toBeGreaterThan(2 * (width + height));
      }

      await page.setViewportSize({ width: 360, height: 740 });
      const tabs = page.getByRole('group', { name: 'Model whose pictures are shown' }).locator('label');
      const [chosen, other] = [await photograph(page, tabs.nth(0)), await photograph(page, tabs.nth(1))];
      expect(apart(chosen.at(4, 8), other.at(4, 8))).toBeGreaterThan(90);
      const look = { scheme, width: 360, name: '' };
      await expectFaultlessEnlarged(page, look);
      await expectFaultless(page, look);
    });
  });
