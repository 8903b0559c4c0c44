import { describe, expect, it } from 'vitest';
import type { EngineEvent, Status } from '../engine/protocol';
import { createProgress, readProgress } from './progress';

const status = (more: Partial<Status>): EngineEvent => ({
  event: 'status',
  data: {
    state: 'training',
    step: 1234,
    steps: 10_000,
    stepsPerSecond: 41.2,
    secondsLeft: 213,
    temperature: {},
    temperatureHeld: {},
    ...more,
  },
});

const metrics: EngineEvent = {
  event: 'metrics',
  data: {
    model: 'gauss',
    step: Float64Array.of(1233, 1234),
    term1: Float32Array.of(9, 20.25),
    term2: Float32Array.of(300, 80.5),
  },
};

function terminal(isTTY: boolean, columns?: number) {
  let written = '';
  let clock = 0;
  const progress = createProgress({ isTTY, columns, write: (text) => (written += text) }, () => clock);
  return { progress, written: () => written, wait: (milliseconds: number) => (clock += milliseconds) };
}

describe('progress', () => {
  it('rewrites one line on a terminal, within its width', () => {
    const { progress, written } = terminal(true, 100);
    progress.take(metrics);
    progress.take(status({}));
    expect(written()).toBe('\r\x1b[Kstep 1,234 / 10,000  Gauss-VAE 100.8  41 steps/s  3:33 left');
    progress.end();
    expect(written().endsWith('left\n')).toBe(true);
    const narrow = terminal(true, 12);
    narrow.progress.take(status({}));
    expect(narrow.written()).toBe('\r\x1b[Kstep 1,234 ');
  });

  it('is read back from a line that it wrote where lines cannot be rewritten, and from no other', () => {
    const { progress, written } = terminal(false);
    progress.take(metrics);
    progress.take(status({}));
    expect(readProgress(written().split('\n')[0])).toEqual({ step: 1234, steps: 10_000 });
    expect(readProgress('step 500  Gauss-VAE: training L 113.20')).toBeNull();
    expect(readProgress('loading')).toBeNull();
  });

  it('writes a line every ten seconds elsewhere', () => {
    const { progress, written, wait } = terminal(false);
    for (let i = 1; i <= 250; i++) {
      progress.take(status({ step: i }));
      wait(100);
    }
    expect(written().match(/step \d+ \//g)).toEqual(['step 1 /', 'step 101 /', 'step 201 /']);
    expect(written()).not.toContain('\r');
  });

  it.each([
    [0.2, '0:01 left'],
    [59.5, '1:00 left'],
    [7384, '2:03:04 left'],
    [null, 'measuring'],
  ])('says %s seconds as %s', (secondsLeft, words) => {
    const { progress, written } = terminal(true);
    progress.take(status({ secondsLeft }));
    expect(written().endsWith(words)).toBe(true);
  });

  it('says that it evaluates, and nothing of other states', () => {
    const { progress, written } = terminal(true);
    progress.take(status({ state: 'preparing' }));
    expect(written()).toBe('');
    progress.take(status({ state: 'evaluating' }));
    expect(written().endsWith('evaluating')).toBe(true);
  });

  it('keeps a line of every evaluation and move, above the one it rewrites', () => {
    const { progress, written } = terminal(true);
    progress.take(status({}));
    progress.take({
      event: 'evaluation',
      data: {
        model: 'cg-bpef',
        step: 1500,
        temperature: 0.5,
        training: { term1: 20, term2: 80 },
        validation: { term1: 20.5, term2: 82.125 },
        klByDimension: Float32Array.of(),
      },
    });
    progress.take({ event: 'moved', data: [{ step: 1501, field: 'klWeight', value: 0.5 }] });
    const lines = written().split('\r\x1b[K').at(-1)!.split('\n');
    expect(lines).toEqual([
      'step 1,500  CG-BPEF-VAE at T 0.5: training L 100.00 (term2 80.00), validation L 102.63 (term2 82.13)',
      'step 1,501: klWeight 0.5',
      '',
    ]);
  });

  it('says each stage of the preparation once where lines stay, with bytes where they are rewritten', () => {
    const data = { stage: 'data', text: 'Reading', loaded: 1, total: 4 } as const;
    const file = terminal(false);
    for (const loaded of [1, 2, 4]) file.progress.take({ event: 'progress', data: { ...data, loaded } });
    expect(file.written()).toBe('Reading\n');
    const screen = terminal(true);
    screen.progress.take({ event: 'progress', data });
    expect(screen.written()).toBe('\r\x1b[KReading: 25%');
  });
});
