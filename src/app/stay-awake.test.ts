import { expect, it } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { awakeSlice } from '../state/awake-store';
import { createPage } from '../state/create-page';
import { stayAwake } from './stay-awake';

function setUp() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 1);
  const locks = new Set<object>();
  const listeners = new Set<() => void>();
  const document = {
    visibilityState: 'visible',
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
  };
  const wakeLock = {
    async request() {
      const released: (() => void)[] = [];
      const lock = {
        async release() {
          locks.delete(lock);
          released.forEach((tell) => tell());
        },
        addEventListener: (_: string, tell: () => void) => void released.push(tell),
      };
      locks.add(lock);
      return lock;
    },
  };
  stayAwake(page, { navigator: { wakeLock }, document });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const see = async (visibilityState: string) => {
    document.visibilityState = visibilityState;
    // As browsers do.
    if (visibilityState === 'hidden')
      for (const lock of [...locks]) await (lock as { release(): Promise<void> }).release();
    listeners.forEach((listener) => listener());
    await settle();
  };
  return { fake, page, locks, see, settle };
}

it('holds one lock while a run trains and is seen, and none otherwise', async () => {
  const { fake, page, locks, see, settle } = setUp();
  await page.actions.train();
  await fake.advance(100);
  await settle();
  expect(locks.size).toBe(1);
  await see('hidden');
  expect(locks.size).toBe(0);
  await see('visible');
  expect(locks.size).toBe(1);
  page.of(awakeSlice).set(false);
  await settle();
  expect(locks.size).toBe(0);
  page.of(awakeSlice).set(true);
  await settle();
  expect(locks.size).toBe(1);
  const pausing = page.actions.pause();
  await fake.advance(100);
  await pausing;
  await settle();
  expect(locks.size).toBe(0);
  page.actions.close();
});

it('does without where the browser has none', () => {
  const page = createPage(createFakeEngine(), () => 1);
  const document = { visibilityState: 'visible', addEventListener: () => undefined };
  expect(() => stayAwake(page, { navigator: {}, document })).not.toThrow();
  page.actions.close();
});
