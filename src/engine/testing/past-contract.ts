/** What every engine must answer of the run in hand as it was: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { askAll, type Ask } from '../../training/testing/every-probe';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

const model = 'cg-bpef';

export function pastContract({ call, inState, start, status, until }: Bench): void {
  const ask = call as Ask;
  const term2 = (at?: number) => call('term2', { model, index: 4, at });
  const extended = async (to: number) => {
    await call('extend', { steps: to - status().steps });
    await until(() => status().state === 'finished' && status().step === to);
  };

  it('answers at an evaluation as it answered then, whatever was moved since', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    const then = await askAll(ask, { model });
    const measured = await term2();
    expect(measured).toMatchObject({ step: 20 });
    await call('move', { field: 'gridPoints', value: 33 });
    await call('move', { field: 'temperature', value: 0.3 });
    await extended(30);
    await extended(35);
    expect(await call('snapshots', null)).toMatchObject({ looked: [20, 30, 35] });
    const now = await askAll(ask, { model });
    expect(now.posterior).toMatchObject({ step: 35, settings: { gridPoints: 33 }, temperature: 0.3 });
    expect(await askAll(ask, { model, at: 20 })).toEqual(then);
    expect(await term2(20)).toEqual(measured);
    expect(await askAll(ask, { model })).toEqual(now);
    expect(await term2()).toMatchObject({ step: 35 });
    // Between two of them it is the one before; where none is before, the oldest.
    for (const [at, step] of [
      [34, 30],
      [29, 20],
      [3, 20],
      [1e6, 35],
    ] as const)
      // prettier-ignore
      expect(await call('posterior', { model, index: 0, at })).toMatchObject({ step });
  });

  it('previews the past as it would have been', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    const ifMoved = [{ field: 'polynomialOrder', value: 3 }];
    const then = await askAll(ask, { model, ifMoved });
    await extended(30);
    expect(await askAll(ask, { model, ifMoved, at: 20 })).toEqual(then);
  });

  it('has no past before its first evaluation, nor of the run before it, and a branch has what it shares', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    await extended(30);
    await call('start', { experiment: smallExperiment(20), moves: [], branch: { to: 30, budget: 30 } });
    await inState('finished');
    expect(await call('snapshots', null)).toMatchObject({ looked: [20, 30] });
    const move = { step: 20, field: 'temperature', value: 0.3 };
    await call('start', { experiment: smallExperiment(20), moves: [move], branch: { to: 25, budget: 40 } });
    await inState('finished');
    expect(await call('snapshots', null)).toMatchObject({ looked: [20, 40] });
    await start(20, true);
    await until(() => status().state === 'paused');
    await expect(call('posterior', { model, index: 0, at: 20 })).rejects.toThrow(
      'posterior: expected a run with an evaluation behind it, got none; look at its present',
    );
    await expect(call('posterior', { model, index: 0, at: -1 })).rejects.toThrow(
      'posterior: at: expected a whole number',
    );
    expect(status()).toMatchObject({ state: 'paused' });
  });
}
