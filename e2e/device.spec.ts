/** The sheet on this device: what trains and why, a check beside a run that leaves its bits alone, a report to copy; by keyboard, in both themes, at 360 px. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

/** Nets that train in a blink. */
const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'This device' });
const verdict = (page: Page) => sheet(page).getByRole('status', { name: 'Device check' });
const rows = (page: Page) =>
  sheet(page).getByRole('region', { name: 'What was checked' }).locator('tbody tr');

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

async function check(page: Page): Promise<void> {
  await sheet(page).getByRole('button', { name: 'Check this device' }).click();
  await expect(verdict(page)).toContainText(/Passed|Failed/, { timeout: 120_000 });
}

async function openSheet(page: Page): Promise<void> {
  const app = new App(page);
  await app.open(tiny);
  await page.getByRole('button', { name: 'Device', exact: true }).click();
  await expect(verdict(page)).toContainText('Not checked by you yet');
  await expect(sheet(page)).toContainText('WebAssembly');
  expect(app.problems).toEqual([]);
}

testLooks({ what: 'the sheet before a check', open: openSheet });

testLooks({
  what: 'the sheet after a check',
  async open(page) {
    await openSheet(page);
    await check(page);
    await expect(verdict(page)).toContainText('Passed');
    await expect(rows(page).first()).toContainText('right');
  },
  async seen(page) {
    const { scrolls, client } = await sheet(page).evaluate((element) => ({
      scrolls: element.scrollWidth,
      client: element.clientWidth,
    }));
    expect(scrolls).toBeLessThanOrEqual(client);
  },
});

test('a check in mid-run changes nothing of it, and its report is copied whole', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new App(page);
  const begin = async () => {
    // More steps than any machine trains meanwhile.
    await app.open(tiny.replace('steps=60', 'steps=50000'));
    await app.button('Train').click();
    await app.reach(1);
  };
  const curves = async (steps: readonly number[]) => {
    const last = Math.max(...steps);
    await app.reach(last);
    await app.button('Pause').click();
    await app.openFigure('Curves');
    const inspector = page.getByRole('slider', { name: /^Numbers at step/ });
    // The losses of the last steps are read back after the pause.
    await expect
      .poll(async () => {
        await inspector.fill(String(last));
        return inspector.inputValue();
      })
      .toBe(String(last));
    const read = [];
    for (const step of steps) read.push(await app.curvesAt(step));
    return read;
  };
  await begin();
  await page.keyboard.press('d');
  await check(page);
  await sheet(page).getByRole('button', { name: 'Copy report' }).click();
  await expect(sheet(page).getByRole('status', { name: 'Copied report' })).toContainText('Copied');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  const now = await app.step();
  // Before the check, about it, and after it.
  const steps = [1, now, now + 40];
  const checked = await curves(steps);
  expect(checked.flat()).not.toContain(NaN);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('## Device check of Coarse Grain');
  expect(text).toMatch(/- A plain step: [\d.,]+ ms a step/);
  expect(text).toContain(await page.evaluate(() => navigator.userAgent));
  expect(text).toContain('| sigmoid | TensorFlow.js |');
  await page.goto('about:blank');
  await begin();
  expect(await curves(steps)).toEqual(checked);
  expect(app.problems).toEqual([]);
});

test('a check that fails names what is wrong, and what is done instead', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  // What the operation is compared with is wrong; that is as good as a wrong operation.
  await app.engine.evaluate(() => {
    const { log1p } = Math;
    Object.assign(self, { mend: () => Object.assign(Math, { log1p }) });
    Math.log1p = () => 5;
  });
  await page.keyboard.press('d');
  await check(page);
  await expect(verdict(page)).toContainText('(log(1 + exp(-|l|)))');
  await expect(rows(page).filter({ hasText: '✗ wrong: expected 5, got' })).toHaveCount(1);
  await expectNoViolations(page);
  await app.engine.evaluate(() => (self as unknown as { mend(): void }).mend());
  await sheet(page).getByRole('button', { name: 'Restart the backend' }).click();
  await expect(verdict(page)).toContainText('Not checked by you yet');
  await check(page);
  await expect(verdict(page)).toContainText('Passed');
  expect(app.problems).toEqual([]);
});

test('WebGPU is checked kernel by kernel, and a device that is lost is said and replaced @webgpu', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const app = new App(page);
  await app.open(tiny.replace('steps=60', 'steps=50000'));
  // Keeps the device that comes to train, to be destroyed in mid-run. Later workers are threads of this one.
  const { engine } = app;
  await engine.evaluate(() => {
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...given) {
      const device = await request.apply(this, given);
      return Object.assign(self, { device }).device;
    };
  });
  await app.chooseBackend('WebGPU');
  await expect(app.backendName).toContainText('WebGPU', { timeout: 120_000 });
  await app.backendName.click();
  await page.getByRole('button', { name: 'Device', exact: true }).click();
  await check(page);
  await expect(verdict(page)).toContainText('Passed');
  await expect(sheet(page)).toContainText('maxStorageBufferBindingSize');
  expect(await rows(page).filter({ hasText: 'our kernel' }).count()).toBeGreaterThan(15);
  await sheet(page).getByRole('button', { name: 'Close' }).click();

  await app.button('Train').click();
  await app.reach(2);
  await engine.evaluate(() => (self as unknown as { device: GPUDevice }).device.destroy());
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The graphics device was lost');
  await alert.getByRole('button', { name: 'Start the engine again' }).click();
  await expect(alert).toHaveCount(0);
  await app.reach(2);
});

test('where there is no clipboard, report and link stand there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const app = new App(page);
  await app.open(tiny);
  await app.button('Copy link').click();
  await expect(page.getByRole('textbox', { name: 'Link to copy by hand' })).toHaveValue(/#v=1/);
  await page.keyboard.press('d');
  await check(page);
  await sheet(page).getByRole('button', { name: 'Copy report' }).click();
  const box = sheet(page).getByRole('textbox', { name: 'Report to copy by hand' });
  await expect(box).toHaveValue(/^## Device check of Coarse Grain/);
  await box.focus();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('## Device check');
  expect(app.problems).toEqual([]);
});
