/** When the engine of a run is told to spare a core: at changes alone, of a page that is seen and touched, and never before a run. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { createPage } from '../state/create-page';
import { spareCoreInUse, type UsedWindow } from './page-use';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page on the fake engine in a window that nobody has touched, and what its engine was told. */
function setUp() {
  const listeners = new Map<string, () => void>();
  const document = {
    visibilityState: 'visible',
    addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
  };
  const window: UsedWindow = {
    document,
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  const fake = createFakeEngine();
  const calls = vi.spyOn(fake, 'call');
  const page = createPage(fake, () => 1);
  spareCoreInUse(page, fake, window);
  const commands = () =>
    calls.mock.calls.flatMap(([command, take]): (boolean | 'start')[] => {
      if (command === 'spareCore') return [(take as { spare: boolean }).spare];
      return command === 'start' ? [command] : [];
    });
  return {
    ...page,
    fake,
    told: () => commands().filter((one) => one !== 'start'),
    commands,
    touch: (type = 'pointermove') => listeners.get(type)!(),
    show(visible: boolean) {
      document.visibilityState = visible ? 'visible' : 'hidden';
      listeners.get('visibilitychange')!();
    },
  };
}

test('before a run nothing is said, whatever the hand does, and at rest no timer runs', async () => {
  const { actions, touch, show, told } = setUp();
  touch();
  await actions.open();
  touch('keydown');
  show(false);
  show(true);
  vi.advanceTimersByTime(5000);
  expect(told()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a run is begun with a core spared where its page was touched just now, and taken a second later', async () => {
  const { actions, touch, commands } = setUp();
  touch('pointerdown');
  await actions.train();
  expect(commands()).toEqual([true, 'start']);
  vi.advanceTimersByTime(999);
  expect(commands()).toEqual([true, 'start']);
  vi.advanceTimersByTime(1);
  expect(commands()).toEqual([true, 'start', false]);
  vi.advanceTimersByTime(60_000);
  expect(commands()).toHaveLength(3);
});

test.each(['pointerdown', 'pointermove', 'pointerup', 'keydown', 'wheel', 'touchmove'])(
  'a page is in use for a second after %s, and said to be so once, however often it is touched',
  async (type) => {
    const { actions, touch, told } = setUp();
    await actions.train();
    expect(told()).toEqual([false]);
    for (let i = 0; i < 300; i++) {
      touch(type);
      vi.advanceTimersByTime(i % 2 === 0 ? 10 : 900);
    }
    expect(told()).toEqual([false, true]);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(99);
    expect(told()).toEqual([false, true]);
    vi.advanceTimersByTime(1);
    expect(told()).toEqual([false, true, false]);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('a hidden page is not in use, and one that is shown again is only if it was touched within the second', async () => {
  const { actions, touch, show, told } = setUp();
  await actions.train();
  touch();
  show(false);
  expect(told()).toEqual([false, true, false]);
  vi.advanceTimersByTime(500);
  show(true);
  expect(told()).toEqual([false, true, false, true]);
  vi.advanceTimersByTime(500);
  expect(told()).toEqual([false, true, false, true, false]);
  show(false);
  show(true);
  expect(told()).toHaveLength(5);
});

test('a run that is left is not told of, and the next one is', async () => {
  const { actions, touch, told } = setUp();
  touch();
  await actions.train();
  await actions.chooseBackend('cpu');
  vi.advanceTimersByTime(2000);
  expect(told()).toEqual([true]);
  await actions.train();
  expect(told()).toEqual([true, false]);
});

test('an engine that died is not called back to life by a touch; the one that follows is told', async () => {
  const { actions, touch, fake, told, run } = setUp();
  await actions.train();
  fake.fail('internal');
  expect(run.getState().backend).toBeNull();
  touch();
  expect(told()).toEqual([false]);
  await actions.restart();
  expect(told()).toEqual([false, true]);
});
