/** Other tabs hear that the list changed, by a channel and without one. */
import { afterEach, expect, it, vi } from 'vitest';
import { otherTabs } from './other-tabs';

afterEach(() => void vi.useRealTimers());

it('by a channel: the others, not oneself', async () => {
  const heard = vi.fn();
  const own = vi.fn();
  const other = new BroadcastChannel('a test of tabs');
  const came = new Promise((resolve) => (other.onmessage = resolve));
  const tab = otherTabs('a test of tabs', own, async () => '');
  const third = new BroadcastChannel('a test of tabs');
  third.onmessage = heard;
  tab.announce();
  await came;
  expect(own).not.toHaveBeenCalled();
  const back = new Promise<void>((resolve) => own.mockImplementation(() => resolve()));
  other.postMessage('changed');
  await back;
  expect(own).toHaveBeenCalledTimes(1);
  for (const channel of [other, third]) channel.close();
  tab.close();
});

it('without one: by looking, once the list is another, also where a look fails', async () => {
  vi.useFakeTimers();
  const heard = vi.fn();
  const looks = ['a', 'a', null, 'b', 'b'];
  const look = async () => {
    const text = looks.shift();
    if (typeof text !== 'string') throw new Error('dead handle');
    return text;
  };
  const tab = otherTabs('a test of tabs', heard, look, null);
  tab.announce();
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(5000);
    times.push(heard.mock.calls.length);
  }
  tab.close();
  expect(times).toEqual([0, 0, 0, 1, 1]);
});
