/** A run whose page is reloaded, or whose worker dies, at times that a seed chooses: it goes on from what was kept, to the digest of a run without a break. `npm run drill` takes more of them. */
import { expect, test, type Page } from '@playwright/test';
import { keyOf, threefry2x32, toUniform } from '../src/math/random';
import { App, engineOf, type Backend } from './app';
import { keptRuns } from './kept-runs';

const most = (name: string, usual: number) => Number(process.env[name] ?? usual);
const seed = most('DRILL_SEED', 1);
/** Small nets; evaluations at 500, and the end. */
const linkOf = (steps: number) => `#v=1&steps=${steps}&batch=20&hidden=16&d=4&C=5&R=21&seed=${seed}`;

const random = (drill: string, kill: number) =>
  toUniform(threefry2x32(keyOf(seed, `e2e/drill/${drill}`), [kill, 0])[0]);

async function opened(page: Page, hash: string, backend: Backend | null): Promise<App> {
  const app = new App(page);
  await app.open(hash);
  if (backend) await app.chooseBackend(backend);
  if (backend === 'WebGPU') await expect(app.backendName).toContainText('WebGPU', { timeout: 120_000 });
  return app;
}

const offer = (page: Page) => page.getByRole('button', { name: /^Continue from step/ });

async function digestAtEnd(app: App, steps: number): Promise<string> {
  await app.reach(steps, 300_000);
  await expect.poll(async () => (await keptRuns(app.page))[0]?.step, { timeout: 60_000 }).toBe(steps);
  return (await keptRuns(app.page))[0]!.digest;
}

/** Breaks the run, and answers once the page can go on. */
const breaks: Readonly<Record<string, (app: App, backend: Backend | null) => Promise<void>>> = {
  async 'its page is reloaded'(app, backend) {
    await app.page.reload();
    await app.backendName.filter({ hasNotText: /choosing|not chosen/ }).waitFor({ state: 'attached' });
    if (backend) await app.chooseBackend(backend);
    await offer(app.page).click();
  },
  async 'its worker dies'({ page }) {
    // The newest: what has died may still be listed.
    const engine = engineOf(page);
    await engine.evaluate(() => {
      setTimeout(() => {
        throw new Error('the drill');
      });
    });
    await page.getByRole('alert').getByRole('button', { name: 'Start the engine again' }).click();
  },
};

interface Drill {
  readonly how: string;
  readonly kills: number;
  readonly steps: number;
  /** Milliseconds of training before a kill at most. */
  readonly patience: number;
  readonly backend: Backend | null;
}

/** Nothing else than a pause keeps a run this early. A run may come to its end meanwhile, and one that goes on may still be on its way. */
const paused = (app: App): Promise<void> =>
  expect(async () => {
    const pause = app.button('Pause');
    if (await pause.isVisible()) await pause.click({ timeout: 1000 }).catch(() => undefined);
    await expect(app.status).toContainText(/Paused|Finished/, { timeout: 1000 });
  }).toPass({ timeout: 120_000 });

async function drill(page: Page, { how, kills, steps, patience, backend }: Drill): Promise<void> {
  const app = await opened(page, linkOf(steps), backend);
  await app.button('Train').click();
  const whole = await digestAtEnd(app, steps);

  await page.goto('about:blank');
  await opened(page, linkOf(steps), backend);
  await app.button('Train').click();
  await app.reach(1, 60_000);
  for (let kill = 0; kill < kills; kill++) {
    await page.waitForTimeout(random(how, kill) * patience);
    await paused(app);
    const isKept = async () => (await keptRuns(page))[0]?.step === (await app.step());
    await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
    const kept = await app.step();
    if (kept < steps) {
      await app.button('Train').click();
      await page.waitForTimeout(random(how, kills + kill) * patience);
    }
    const at = await app.step();
    await breaks[how]!(app, backend);
    await expect.poll(() => app.step(), { timeout: 60_000 }).toBeGreaterThanOrEqual(kept);
    test.info().annotations.push({ type: how, description: `kept at ${kept}, broken at ${at}` });
  }
  expect(await digestAtEnd(app, steps)).toBe(whole);
}

for (const how of Object.keys(breaks)) {
  test(`a run goes on where ${how}, to the same digest`, async ({ page }) => {
    const kills = most('DRILL_KILLS', 5);
    test.setTimeout(120_000 + 60_000 * kills);
    await drill(page, { how, kills, steps: most('DRILL_STEPS', 1200), patience: 1500, backend: null });
  });
}

test('a run on WebGPU goes on where its page is reloaded, to the same digest @webgpu', async ({ page }) => {
  const kills = most('DRILL_KILLS_WEBGPU', 2);
  test.setTimeout(300_000 + 60_000 * kills);
  const how = 'its page is reloaded';
  await drill(page, { how, kills, steps: 30 * kills, patience: 2000, backend: 'WebGPU' });
});
