import { describe, expect, it } from 'vitest';
import { createBoard } from './board';
import { inParallel } from './in-parallel';
import { createTimeLeft } from './time-left';

describe('inParallel', () => {
  it('has so many at work and no more, in order, and goes on after a failure', async () => {
    let atWork = 0;
    let most = 0;
    const begun: number[] = [];
    const failures = await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      most = Math.max(most, ++atWork);
      await new Promise((resolve) => setTimeout(resolve, 2));
      atWork--;
      if (item % 2 === 0) throw new Error(`no ${item}`);
    });
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
    expect(failures.map(({ item, error }) => [item, (error as Error).message])).toEqual([
      [2, 'no 2'],
      [4, 'no 4'],
    ]);
  });
});

describe('createTimeLeft', () => {
  it('believes the estimate at first, and the clock as soon as work has been done', () => {
    let now = 1000;
    const time = createTimeLeft(
      new Map([
        ['a', 600],
        ['b', 400],
      ]),
      2,
      () => now,
    );
    expect(time.left()).toBe(500);
    // 200 of 1,000 in 100 ms: twice as fast as one lane, and 800 are left.
    now += 100;
    time.progress('a', 1 / 3);
    expect(time.left()).toBeCloseTo(400, 9);
    time.progress('a', 1);
    time.progress('b', 1);
    expect(time.left()).toBe(0);
  });

  it('says nothing before work has been done where costs are of no known unit', () => {
    let now = 0;
    const time = createTimeLeft(new Map([['a', 4]]), null, () => now);
    expect(time.left()).toBeNull();
    now += 100;
    time.progress('a', 1 / 4);
    expect(time.left()).toBeCloseTo(300, 9);
  });
});

describe('createBoard', () => {
  it('leaves a line for each job that is settled', () => {
    let text = '';
    const terminal = { write: (more: string) => (text += more) };
    const board = createBoard({ terminal, jobs: 2, left: () => 60_000 });
    board.at('gauss-L1-seed-1', '40 %');
    board.settled('gauss-L1-seed-1', 'trained and audited');
    board.end();
    expect(text).toBe('gauss-L1-seed-1: trained and audited\n');
  });
});
