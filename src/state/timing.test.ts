import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRefresher } from './refresher';
import { throttle } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('throttle', () => {
  it('calls at once, then once an interval, and never drops the last call', () => {
    let calls = 0;
    const throttled = throttle(() => calls++, 250);
    throttled();
    expect(calls).toBe(1);
    for (let i = 0; i < 10; i++) throttled();
    expect(calls).toBe(1);
    vi.advanceTimersByTime(249);
    expect(calls).toBe(1);
    vi.advanceTimersByTime(1);
    expect(calls).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(2);
  });

  it('forgets a waiting call when cancelled', () => {
    let calls = 0;
    const throttled = throttle(() => calls++, 250);
    throttled();
    throttled();
    throttled.cancel();
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(1);
  });
});

describe('createRefresher', () => {
  function jobs() {
    const waiting: (() => void)[] = [];
    let begun = 0;
    const job = () => {
      begun++;
      return new Promise<void>((resolve) => waiting.push(resolve));
    };
    const finish = async () => {
      waiting.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    };
    return { job, finish, begun: () => begun };
  }

  it('runs one job at a time, and of many wishes meanwhile only one more', async () => {
    const { job, finish, begun } = jobs();
    const refresher = createRefresher(job, 1000);
    refresher.want();
    for (let i = 0; i < 5; i++) refresher.want(true);
    expect(begun()).toBe(1);
    await finish();
    expect(begun()).toBe(2);
    await finish();
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun()).toBe(2);
  });

  it('keeps the interval unless asked soon', async () => {
    const { job, finish, begun } = jobs();
    const refresher = createRefresher(job, 1000);
    refresher.want();
    await finish();
    refresher.want();
    await vi.advanceTimersByTimeAsync(900);
    expect(begun()).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(begun()).toBe(2);
    await finish();
    refresher.want();
    refresher.want(true);
    expect(begun()).toBe(3);
  });

  it('rests three times as long as a slow job took', async () => {
    const { job, finish, begun } = jobs();
    const refresher = createRefresher(job, 1000);
    refresher.want();
    await vi.advanceTimersByTimeAsync(500);
    await finish();
    refresher.want();
    await vi.advanceTimersByTimeAsync(1499);
    expect(begun()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(2);
  });

  it('drops what was wanted when cancelled', async () => {
    const { job, finish, begun } = jobs();
    const refresher = createRefresher(job, 1000);
    refresher.want();
    refresher.want();
    refresher.cancel();
    await finish();
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun()).toBe(1);
  });
});
