/** How far training runs ahead, against made-up devices on a clock of their own. */
import { describe, expect, test } from 'vitest';
import { createRunAhead } from './run-ahead';

interface Device {
  /** Milliseconds of a step. */
  readonly step: number;
  /** Milliseconds of a submit, whatever is in it. */
  readonly submit: number;
  /** Completions are told at multiples of this. */
  readonly tick: number;
}

/** Runs that many milliseconds; answers steps a second over the last half, the stride at the end and the most work on its way. */
async function run({ step, submit, tick }: Device, milliseconds: number) {
  let clock = 0;
  const ahead = createRunAhead(() => clock, 32);
  const underWay: { at: number; steps: number; tell: () => void }[] = [];
  let free = 0;
  let trained = 0;
  let most = 0;
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  while (clock < milliseconds) {
    let has = false;
    void ahead.room().then(() => void (has = true));
    await settle();
    if (has) {
      const steps = ahead.steps();
      free = Math.max(free, clock) + submit + steps * step;
      const at = Math.ceil(free / tick) * tick;
      let tell: () => void = () => undefined;
      const done = new Promise<void>((resolve) => (tell = resolve));
      underWay.push({ at, steps, tell });
      ahead.submitted(steps, done);
      most = Math.max(most, free - clock);
      clock += 0.1;
      continue;
    }
    clock = Math.max(clock, underWay[0].at);
    while (underWay[0] && underWay[0].at <= clock) {
      const one = underWay.shift()!;
      if (clock > milliseconds / 2) trained += one.steps;
      one.tell();
    }
    await settle();
  }
  return { rate: (2000 * trained) / milliseconds, stride: ahead.steps(), most };
}

describe('running ahead', () => {
  test('of a fast device puts steps together until a submit takes 8 ms', async () => {
    const { rate, stride, most } = await run({ step: 0.5, submit: 0.3, tick: 0.01 }, 10_000);
    expect(stride).toBeGreaterThanOrEqual(12);
    expect(stride).toBeLessThanOrEqual(16);
    expect(rate).toBeGreaterThan(0.95 * (1000 / 0.53));
    expect(most).toBeLessThan(200);
  });

  test('of a slow device takes a step at a time and little more', async () => {
    const { rate, stride, most } = await run({ step: 200, submit: 1, tick: 0.01 }, 60_000);
    expect(stride).toBe(1);
    expect(rate).toBeGreaterThan(0.95 * (1000 / 201));
    expect(most).toBeLessThanOrEqual(402);
  });

  test('goes further where a browser tells of completions only every 100 ms', async () => {
    const device = { step: 1, submit: 0.2, tick: 100 };
    const { rate } = await run(device, 20_000);
    expect(rate).toBeGreaterThan(0.6 * 1000);
  });

  test('a device that is lost holds nothing up', async () => {
    const ahead = createRunAhead(() => 0, 32);
    ahead.submitted(1, Promise.reject(new Error('lost')));
    ahead.submitted(1, Promise.reject(new Error('lost')));
    await ahead.room();
  });
});
