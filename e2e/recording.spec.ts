/** The first second: a recording that says it is one stands on the page before any tensor library is asked for, obeys the keyboard and reduced motion, and leaves at Train. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=50000&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];
const terms = ['term1', 'term2', 'L'];

/** Where it stands: in the places of a run's figures, and whole where the curves are enlarged. */
const places = [
  {
    where: 'on the bench',
    link: '',
    reconstruction: (model: string) => `The picked picture as ${model} reconstructs it.`,
  },
  {
    where: 'enlarged',
    link: '#v=1&train.open=curves',
    reconstruction: (model: string) => `as ${model} reconstructs them`,
  },
] as const;
type Place = (typeof places)[number];

const recording = (page: Page) => page.getByRole('region', { name: 'A recording' });
const slider = (page: Page) => page.getByRole('slider', { name: 'Recorded step' });
const reconstruction = (page: Page, place: Place, model: string) =>
  page.getByRole('img', { name: place.reconstruction(model) });
const recordedCurve = (page: Page, term: string) =>
  page.getByRole('img', { name: new RegExp(`^Recorded ${term} over 1,000`) });

/** Whether digits, reconstructions and curves are all there. */
async function isShown(page: Page, place: Place): Promise<boolean> {
  const counts = await Promise.all([
    ...models.map((model) => reconstruction(page, place, model).count()),
    ...terms.map((term) => recordedCurve(page, term).count()),
  ]);
  return counts.every((count) => count === 1);
}

/** Every pixel of a model's recorded pictures. */
const pixelsOf = (page: Page, place: Place, model: string) =>
  reconstruction(page, place, model).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

for (const place of places) {
  test(`digits, reconstructions and curves are there before the engine is asked for, and nothing trains: ${place.where}`, async ({
    page,
  }) => {
    // Even where it is slow to come: the engine waits for it, for two seconds, which are longer here than any machine needs.
    await page.addInitScript(() => {
      const { setTimeout } = window;
      const patient = (call: () => void, milliseconds?: number) =>
        setTimeout(call, milliseconds === 2000 ? 100_000 : milliseconds);
      Object.assign(window, { setTimeout: patient });
    });
    await page.route(/\/recording\.json$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    const shownBefore: boolean[] = [];
    await page.route(
      /\/assets\/(worker(?!-task)|tf)[^/]*\.js$|\.wasm$|\/(manifest\.json|train-[^/]*\.bin)$/,
      async (route) => {
        shownBefore.push(await isShown(page, place));
        await route.continue();
      },
    );
    const app = new App(page);
    await app.open(place.link);
    expect(shownBefore.length).toBeGreaterThan(3);
    expect(shownBefore).not.toContain(false);
    for (const term of terms) await expect(recordedCurve(page, term)).toBeVisible();
    expect(await app.step()).toBe(0);
    expect(app.problems).toEqual([]);
  });

  test(`it plays once by itself, pauses, and holds its last picture: ${place.where}`, async ({ page }) => {
    await page.goto(`./${place.link}`);
    // It plays for eight seconds, in which an engine need not have come.
    const first = await pixelsOf(page, place, 'Gauss-VAE');
    await expect.poll(() => pixelsOf(page, place, 'Gauss-VAE')).not.toBe(first);
    await page.getByRole('button', { name: 'Pause recording' }).click();
    await expect(page.getByRole('button', { name: 'Play recording' })).toBeVisible();
    const held = await slider(page).inputValue();
    await page.waitForTimeout(1500);
    expect(await slider(page).inputValue()).toBe(held);
    await page.getByRole('button', { name: 'Play recording' }).click();
    await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 1,000 of 1,000', { timeout: 20_000 });
    await expect(page.getByRole('button', { name: 'Play recording' })).toBeVisible();
  });

  test(`reduced motion holds the last picture; a keyboard turns it back, picture by picture: ${place.where}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await new App(page).open(place.link);
    await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 1,000 of 1,000');
    const last = await pixelsOf(page, place, 'CG-BPEF-VAE');
    await page.waitForTimeout(1000);
    expect(await pixelsOf(page, place, 'CG-BPEF-VAE')).toBe(last);

    await slider(page).focus();
    await slider(page).press('ArrowLeft');
    await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 750 of 1,000');
    const earlier = await pixelsOf(page, place, 'CG-BPEF-VAE');
    expect(earlier).not.toBe(last);
    await slider(page).press('Home');
    await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 0 of 1,000');
    expect([earlier, last]).not.toContain(await pixelsOf(page, place, 'CG-BPEF-VAE'));
    await slider(page).press('End');
    expect(await pixelsOf(page, place, 'CG-BPEF-VAE')).toBe(last);
  });
}

test('the models that are on are counted, and one that was not recorded says so', async ({ page }) => {
  const app = new App(page);
  await app.open('#v=1&models=gauss,cg');
  await expect(page.getByText('Press Train: two autoencoders learn digits.')).toBeVisible();
  const ofModel = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(ofModel('CG-VAE').getByText('Not in the recording. Train shows it.')).toBeVisible();
  await expect(ofModel('Gauss-VAE').getByText('Not in the recording.')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'CG-VAE' }).uncheck();
  await expect(page.getByText('Press Train: one autoencoder learns digits.')).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('it says that it is one: in a line above the bench, and in full where the curves are enlarged', async ({
  page,
}) => {
  const app = new App(page);
  await app.open();
  await expect(page.getByText('Recording. Press Train: three autoencoders learn digits.')).toBeVisible();
  await app.openFigure('Curves');
  await expect(recording(page)).toContainText('Nothing is training yet');
  await expect(recording(page)).toContainText('first 1,000 steps of the default experiment, seed 1');
  await expect(recording(page)).toContainText('nothing can be broken');
  await expect(
    recording(page).getByRole('img', { name: /^Validation digits of MNIST: 5, 0, 4, 1, 9/ }),
  ).toBeVisible();
  expect(await app.step()).toBe(0);
  expect(app.problems).toEqual([]);
});

test('Train takes its place at once; a link opened later brings it back', async ({ page }) => {
  const app = new App(page);
  const player = page.getByRole('group', { name: 'Recording', exact: true });
  const recordedCurves = page.getByRole('region', { name: 'Recorded curves' });
  await app.open(tiny);
  await expect(recordedCurves).toBeVisible();
  await app.button('Train').click();
  await expect(player).toHaveCount(0);
  await app.reach(5);
  await expect(page.getByRole('figure', { name: 'Small curve of L', exact: true })).toBeVisible();
  await expect(recordedCurves).toHaveCount(0);
  await app.openFigure('Curves');
  await expect(recording(page)).toHaveCount(0);
  await expect(page.getByRole('figure', { name: 'Curve of L', exact: true })).toBeVisible();
  await page.evaluate((hash) => void (location.hash = hash), tiny.replace('seed=3', 'seed=4'));
  await expect(recordedCurves).toBeVisible();
  await expect(player).toBeVisible();
  await app.openFigure('Curves');
  await expect(recording(page)).toContainText('Nothing is training yet');
});

for (const [what, file, shown] of [
  ['recording that is missing', /\/recording\.json$/, /There is no recorded run to show \(recording\.json: /],
  ['digit file that is missing', /\/first-digits\.bin$/, /The digits themselves could not be read/],
] as const)
  test(`a ${what} gives words, and the page trains`, async ({ page }) => {
    await page.route(file, (route) => route.fulfill({ status: 404 }));
    const app = new App(page);
    await app.open(tiny);
    if (what === 'recording that is missing') await expect(page.getByText(shown)).toBeVisible();
    await app.openFigure('Curves');
    await expect(recording(page)).toContainText(shown);
    await app.button('Train').click();
    await app.reach(3);
    expect(app.problems).toEqual([]);
  });

for (const [width, height] of [
  [1280, 800],
  [360, 640],
] as const)
  test(`what is being read makes nothing wider than a window of ${width} px; trained models can be opened meanwhile`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    // Halfway for ever: the header says so all the time.
    await page.route(/\/train-[^/]*\.bin$/, () => new Promise(() => undefined));
    await page.goto('./');
    await expect(page.getByRole('group', { name: 'Status of the run' })).toContainText('reading the first');
    await expect(page.getByRole('button', { name: 'Open trained models' })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const button of await page.locator('header').getByRole('button').filter({ visible: true }).all())
      await expect(button).toBeInViewport({ ratio: 1 });
  });
