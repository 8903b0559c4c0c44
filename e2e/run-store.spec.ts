/** Kept runs in the browser's own store, through the built worker: two tabs, tabs that are killed in mid-write, a newer version, a closed handle, a full device. */
import { expect, test, type BrowserContext } from '@playwright/test';
import { keyOf, threefry2x32, toUniform } from '../src/math/random';
import { isolated } from './hosts';
import { RunsTab } from './runs-tab';

const megabyte = 2 ** 20;
const run = 'a-run-of-one-tab';
const kept = { gave: { gone: [] } };

test('two tabs keep at once, and both hear of what the other keeps, names and removes', async ({
  context,
}) => {
  const tabs = [await RunsTab.open(context), await RunsTab.open(context)];
  const [one, other] = tabs;
  const ids = ['run-of-the-one', 'run-of-the-other'];
  for (const tab of tabs) expect(await tab.list()).toEqual([]);
  for (let step = 1; step <= 3; step++) {
    const keeping = tabs.map((tab, i) => tab.keep(ids[i], 10 * i + step, megabyte));
    expect(await Promise.all(keeping)).toEqual([kept, kept]);
  }
  for (const tab of tabs) {
    expect(await tab.list()).toEqual([
      [ids[1], 13],
      [ids[0], 3],
    ]);
    expect(await tab.read(ids[0])).toEqual({ step: 3, older: false, isWhole: true });
    expect(await tab.read(ids[1])).toEqual({ step: 13, older: false, isWhole: true });
  }
  const acts = [
    () => one.keep(ids[0], 4, megabyte),
    () => one.ask('change', { id: ids[1], name: 'mine' }),
    () => one.ask('remove', { id: ids[1] }),
    () => one.ask('restore', { id: ids[1] }),
  ];
  for (const act of acts) {
    await expect.poll(async () => (await other.news()).length).toBe(0);
    expect(await act()).toHaveProperty('gave');
    await expect.poll(() => other.news()).toContainEqual({ kind: 'changed' });
  }
  // Trained on in its tab, it keeps the name that the other gave it.
  await other.keep(ids[1], 14, megabyte);
  expect(await one.ask('list', null)).toMatchObject({ gave: [{ step: 14, name: 'mine' }, { step: 4 }] });
});

/** Ends a tab as a user does, as a crash does, or its worker alone. */
const ends: Readonly<Record<string, (tab: RunsTab) => Promise<unknown>>> = {
  'a tab that is closed': ({ page }) => page.close(),
  'a tab that crashes': async ({ page }) => {
    const crashed = page.waitForEvent('crash');
    page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await page.close();
  },
  'a worker that is ended': ({ page }) => page.evaluate(() => window.door.worker.terminate()),
};

for (const [seed, [how, end]] of Object.entries(ends).entries())
  test(`${how} in mid-write, ten times, loses nothing older`, async ({ context }) => {
    let last = 0;
    for (let kill = 1; kill <= 10; kill++) {
      const tab = await RunsTab.open(context);
      let acked = last;
      await tab.keepOnAndOn(run, last + 1, 4 * megabyte, (step) => (acked = step));
      const [word] = threefry2x32(keyOf(seed, 'e2e/kill'), [kill, 0]);
      await tab.page.waitForTimeout(500 * toUniform(word));
      await end(tab);
      const next = await RunsTab.open(context);
      const read = await next.read(run);
      // Before the first keep was answered there may be none.
      if (acked === 0 && 'refused' in read) expect(read.refused.kind).toBe('missing');
      else {
        expect(read).toEqual({ step: expect.any(Number), older: false, isWhole: true });
        last = (read as { step: number }).step;
        expect(last).toBeGreaterThanOrEqual(acked);
        expect(await next.list()).toEqual([[run, last]]);
      }
      expect(await next.keep(run, last + 1, megabyte)).toEqual(kept);
      last++;
      await next.page.close();
    }
    expect(last).toBeGreaterThanOrEqual(10);
  });

test('a newer version is let through, and its store left alone', async ({ context }) => {
  const tab = await RunsTab.open(context);
  await tab.keep(run, 1, megabyte);
  await tab.news();
  const newer = await RunsTab.open(context);
  const openNewer = () =>
    newer.page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('coarse-grain-runs', 2);
          opening.onblocked = () => reject(new Error('blocked'));
          opening.onerror = () => reject(opening.error ?? new Error('no reason'));
          opening.onsuccess = () => {
            const reading = opening.result.transaction('files').objectStore('files').getAllKeys();
            reading.onsuccess = () => resolve(reading.result as string[]);
          };
        }),
    );
  expect(await openNewer()).toEqual([`${run}/0`]);
  const words = expect.stringContaining('A newer version'.toLowerCase());
  await expect.poll(() => tab.news()).toEqual([{ kind: 'newer', words }]);
  for (const asking of [tab.keep(run, 2, megabyte), tab.ask('list', null)])
    expect(await asking).toEqual({
      refused: { kind: 'newer', words: expect.stringContaining('got a newer one') },
    });
  expect(await openNewer()).toEqual([`${run}/0`]);
});

/** A quota lasts as long as its session, which is the page's. */
async function clear(context: BrowserContext, tab: RunsTab, quotaSize?: number): Promise<void> {
  const session = await context.newCDPSession(tab.page);
  const { origin } = new URL(isolated.url);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

test('a handle that the browser closed is opened anew', async ({ context }) => {
  const tab = await RunsTab.open(context);
  await tab.keep(run, 1, megabyte);
  await clear(context, tab);
  await expect.poll(() => tab.list()).toEqual([]);
  expect(await tab.keep(run, 2, megabyte)).toEqual(kept);
  expect(await tab.read(run)).toEqual({ step: 2, older: false, isWhole: true });
});

test('on a full device the oldest unnamed runs go, never a named one nor one that another tab has in hand', async ({
  context,
}) => {
  const [tab, other] = [await RunsTab.open(context), await RunsTab.open(context)];
  await clear(context, tab, 20 * megabyte);
  await other.keep('in-hand-elsewhere', 1, 2 * megabyte);
  await tab.keep('named-by-its-user', 2, 2 * megabyte, { auto: false });
  for (let step = 3; step <= 5; step++) await tab.keep(`unnamed-run-${step}`, step, 2 * megabyte);
  const space = await tab.ask('room', null);
  expect(space).toMatchObject({ gave: { runs: 10 * megabyte, next: { id: 'unnamed-run-3' } } });
  const gone: string[] = [];
  for (let step = 6; step <= 12; step++) {
    const outcome = await tab.keep(run, step, 4 * megabyte);
    expect(outcome).toHaveProperty('gave');
    const { gone: went } = (outcome as { gave: RunsGone }).gave;
    gone.push(...went.map(({ id }) => id));
  }
  expect(gone).toEqual(['unnamed-run-3', 'unnamed-run-4', 'unnamed-run-5'].slice(0, gone.length));
  expect(gone.length).toBeGreaterThan(0);
  expect(await tab.keep(run, 13, 24 * megabyte)).toMatchObject({ refused: { kind: 'full' } });
  for (const [id, step] of [
    ['in-hand-elsewhere', 1],
    ['named-by-its-user', 2],
    [run, 12],
  ] as const)
    expect(await tab.read(id)).toEqual({ step, older: false, isWhole: true });
  await clear(context, tab);
});

interface RunsGone {
  readonly gone: readonly { readonly id: string }[];
}

test('the worker says what space there is and whether the browser keeps it', async ({ context }) => {
  const tab = await RunsTab.open(context);
  expect(await tab.ask('room', null)).toEqual({
    gave: {
      runs: 0,
      usage: expect.any(Number),
      quota: expect.any(Number),
      persisted: false,
      short: false,
      next: null,
    },
  });
});
