/** Firefox and WebKit train, follow the sliders, open links and change their theme as Chromium does. */
import { smallNets } from './other-app';
import { expect, test } from './test';

/** Bytes of what is drawn of every model's posterior. */
const posteriors = () =>
  [...document.querySelectorAll<HTMLCanvasElement>('canvas')].map((canvas) => canvas.toDataURL()).join(' ');

test('trains MNIST by default, and L falls by 250 nats in 60 steps', async ({ app, other }) => {
  await app.open();
  expect(await app.backend()).toContain('WebAssembly');
  expect(await app.driver.run(() => crossOriginIsolated)).toBe(true);
  const begun = Date.now();
  await app.click('button', 'Train');
  await app.reach(60);
  const steps = await app.step();
  await app.click('button', 'Pause');
  console.log(
    `${other}: ${((1000 * steps) / (Date.now() - begun)).toFixed(1)} steps a second of the first ${steps}`,
  );
  // From 28 x 28 x log 2 = 543.
  for (const loss of await app.losses()) expect(loss).toBeLessThan(543 - 250);
  expect(await app.messages()).toEqual([]);
});

test('a dragged slider acts on the run, moves the posteriors, and stands in the link', async ({ app }) => {
  await app.open(smallNets);
  await app.click('button', 'Train');
  await app.reach(5);
  for (const [name, to] of [
    ['Temperature', 0.2],
    ['Polynomial order', 0.8],
    ['Grid points', 0.1],
  ] as const) {
    const before = await app.value(name);
    await app.dragSlider(name, to);
    await expect.poll(() => app.value(name)).not.toBe(before);
    await app.reach((await app.step()) + 2);
  }
  await app.click('button', 'Pause');
  await expect.poll(() => app.driver.run(() => location.hash)).toMatch(/&moves=/);
  // At rest: what is drawn changes by the slider alone.
  await app.says('Paused');
  const drawn = await app.driver.run(posteriors);
  await app.dragSlider('Temperature', 0.9);
  await expect.poll(() => app.driver.run(posteriors)).not.toBe(drawn);
  expect(await app.messages()).toEqual([]);
});

test('a slider is moved by keys', async ({ app }) => {
  await app.open(smallNets);
  const before = await app.value('Polynomial order');
  await app.focus('input[type=range]', 'Polynomial order');
  await app.driver.press('ArrowLeft');
  await expect.poll(() => app.value('Polynomial order')).toBe(String(Number(before) - 1));
});

test('a link opens its experiment, and repeats the losses to the digit', async ({ app }) => {
  await app.open(smallNets);
  await app.click('button', 'Step');
  await app.reach(1);
  await expect.poll(() => app.losses()).toHaveLength(3);
  const first = await app.losses();
  const link = await app.driver.run(() => location.href);
  await app.driver.open('about:blank');
  await app.driver.open(link);
  await app.ready();
  expect(await app.value('Grid points')).toBe('21');
  await app.click('button', 'Step');
  await app.reach(1);
  await expect.poll(() => app.losses()).toEqual(first);
});

for (const theme of ['light', 'dark'] as const)
  test.describe(`where the system is ${theme}`, () => {
    test.use({ theme });

    /** Of the words on the page, from 0 to 255. */
    const brightness = () => {
      const ink = /(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.body).color)!;
      return ink.slice(1).reduce((sum, part) => sum + Number(part), 0) / 3;
    };

    test('the page follows it, and a choice of the user over it', async ({ app }, info) => {
      await app.open();
      const isDark = async () => (await app.driver.run(brightness)) > 128;
      expect(await isDark()).toBe(theme === 'dark');
      await info.attach(theme, { body: Buffer.from(await app.driver.picture()), contentType: 'image/png' });
      const other = theme === 'dark' ? 'light' : 'dark';
      await app.choose('Theme', other);
      await expect.poll(isDark).toBe(theme === 'light');
      await app.driver.reload();
      await app.ready();
      expect(await isDark()).toBe(theme === 'light');
    });
  });
