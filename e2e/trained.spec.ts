/** Trained models of the page: opened by one click of a first visit, and worked with at once. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const opener = (page: Page) => page.getByRole('button', { name: 'Open trained models' });
const file = /\/trained\/[^/]+\.zip$/;

/** Addresses of trained models that the page asks for. */
function asked(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (file.test(request.url())) urls.push(request.url());
  });
  return urls;
}

/** The bench's posteriors on the simplex, which T moves. */
const densities = (page: Page) => page.getByRole('img', { name: /^Concrete density of .* at T = / });
const posteriors = (page: Page) =>
  densities(page).evaluateAll((canvases) =>
    canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
  );

test('one click of a first visit, then T moves the posteriors; nothing is fetched before', async ({
  page,
}) => {
  const urls = asked(page);
  const app = new App(page);
  await page.goto('./');
  const begun = Date.now();
  const times: string[] = [];
  const time = (what: string) => times.push(`${what} ${Date.now() - begun}`);
  await expect(opener(page)).toBeEnabled();
  expect(urls).toEqual([]);
  await opener(page).click();
  time('clicked');
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  time('opened');
  // The recording that stood here ends at a higher T.
  await expect(page.getByRole('img', { name: /^Concrete density of .* at T = 0\.5\. / })).toHaveCount(2);
  time('posteriors');
  const before = await posteriors(page);
  const box = await boxAtRest(app.slider('Temperature'));
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect.poll(() => posteriors(page)).not.toEqual(before);
  time('moved by T');
  console.log(`milliseconds after the page had loaded: ${times.join(', ')}`);
  await page.mouse.up();
  expect(urls).toHaveLength(1);

  await expect(page.getByRole('list', { name: 'Notices' })).toContainText(
    'the optimiser begins anew at step 10,000.',
  );
  await app.openFigure('Samples');
  await expect(app.pictures('decodes 12 fixed draws of its prior, at step 10,000')).toHaveCount(3);
  await app.closeFigure();
  await page.getByRole('button', { name: /^Train [\d,]+ more$/ }).click();
  await app.reach(10_005);
  await app.button('Pause').click();
  expect(app.problems).toEqual([]);
});

test('a file that is not there is said, and had by another try; a run that is begun meanwhile stays', async ({
  page,
}) => {
  const app = new App(page);
  await page.route(file, (route) => route.fulfill({ status: 404 }));
  await app.open();
  await opener(page).click();
  const words = page.getByRole('alert').filter({ hasText: 'expected the file, got 404' });
  await expect(words).toBeVisible();
  await page.unroute(file);
  await words.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);

  // Halfway for ever.
  await page.goto('about:blank');
  await app.open('#v=1&dataset=mnist&seed=3&steps=9&batch=20&models=gauss&hidden=16&d=3');
  await page.route(file, () => new Promise(() => undefined));
  await opener(page).click();
  await expect(page.getByRole('status').filter({ hasText: /^Getting 0 / })).toBeVisible();
  await app.button('Train').click();
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 9');
  expect(app.problems).toEqual([]);
});
