/** Firefox and WebKit on a host that sends no headers: the page isolates itself by its service worker, and trains. */
import { bare } from '../hosts';
import { smallNets } from './other-app';
import { expect, test } from './test';

test('isolates itself after one reload, under a path, and trains', async ({ app, other }) => {
  await app.open(smallNets.replace('seed=5', 'seed=77'), bare.url);
  await expect.poll(() => app.driver.run(() => crossOriginIsolated)).toBe(true);
  await app.ready();
  expect(await app.driver.run(() => location.hash)).toContain('seed=77');
  await app.click('button', 'Train');
  await app.reach(20);
  const shared = await app.driver.run(() => typeof SharedArrayBuffer === 'function');
  const cores = await app.driver.run(() => navigator.hardwareConcurrency);
  const words = await app.backendReport();
  expect(words).toContain(shared && cores > 1 ? `${cores} threads` : 'one thread');
  expect(shared, 'shared memory').toBe(other === 'Firefox');
  expect(await app.messages()).toEqual([]);
});
