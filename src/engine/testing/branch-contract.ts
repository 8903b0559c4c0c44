/** What every engine must do about branches (definition 23): a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import type { Move } from '../../experiment/experiment';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

const said = { name: '', link: 'https://example.org/#v=1', parent: null };

export function branchContract({ call, events, status, until, inState, start }: Bench): void {
  /** Trains to a step exactly, and rests. */
  async function trainTo(step: number): Promise<void> {
    await call('step', { count: step - status().step });
    await until(() => status().step === step && status().state === 'paused');
  }
  const moveTo = async (value: number): Promise<Move> =>
    (await call('move', { field: 'temperature', value })).move!;
  /** Begins the branch, and answers the first step that it trained. */
  async function branch(moves: readonly Move[], to: number, from?: Uint8Array): Promise<number> {
    const before = events().length;
    const experiment = smallExperiment(20);
    await call('start', { experiment, moves, paused: true, from, branch: { to, budget: 20 } });
    await until(() => status().state === 'paused' || status().state === 'finished');
    const told = events().slice(before);
    const states = told.flatMap(({ event, data }) => (event === 'status' ? [data] : []));
    return states.find(({ state }) => state !== 'preparing')!.step;
  }
  const curveOf = async () => {
    const { models } = JSON.parse(await call('record', null));
    return models.gauss.curve;
  };
  /** What the same moves make of a run from its first step. */
  async function replayed(moves: readonly Move[], steps: number) {
    await call('start', { experiment: smallExperiment(20), moves, paused: true });
    await trainTo(steps);
    return { curve: await curveOf(), digest: (await call('keep', said)).digest };
  }

  it('branches from its present step where only a move still to come is taken back', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await trainTo(6);
    const first = await moveTo(0.4);
    await trainTo(9);
    await moveTo(0.7);
    expect(await branch([first], 9)).toBe(9);
    expect(status()).toMatchObject({ step: 9, steps: 20, state: 'paused' });
    await trainTo(12);
    const own = { curve: await curveOf(), digest: (await call('keep', said)).digest };
    expect(own).toEqual(await replayed([first], 12));
  });

  it('branches from step 0 where no snapshot is old enough, and rests where the run had been', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await trainTo(4);
    const first = await moveTo(0.4);
    await trainTo(8);
    const second = await moveTo(0.7);
    await trainTo(11);
    expect(await call('snapshots', null)).toMatchObject({ steps: [] });
    expect((await call('snapshots', null)).millisecondsPerStep).toBeGreaterThan(0);
    expect(await branch([second], 11)).toBe(0);
    expect(status()).toMatchObject({ step: 11, state: 'paused' });
    const own = { curve: await curveOf(), digest: (await call('keep', said)).digest };
    expect(own).toEqual(await replayed([second], 11));
    expect(first.step).toBe(4);
  });

  it('branches from an evaluation, and from the file that it went on from', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await trainTo(9);
    const { file } = await call('keep', said);
    await call('start', { experiment: smallExperiment(20), moves: [], from: file, paused: true });
    expect(await call('snapshots', null)).toMatchObject({ steps: [9] });
    await trainTo(12);
    const move = await moveTo(0.4);
    await call('resume', null);
    await inState('finished');
    expect(await call('snapshots', null)).toMatchObject({ steps: [9, 20] });
    expect(await branch([], 20)).toBe(9);
    expect(status()).toMatchObject({ step: 20, state: 'finished' });
    // The move lay behind that evaluation, whose place the branch's own takes.
    expect(await call('snapshots', null)).toMatchObject({ steps: [9, 20] });
    const own = { curve: await curveOf(), digest: (await call('keep', said)).digest };
    // Before the file: nothing of it is of use.
    const early: Move = { ...move, step: 5 };
    expect(await branch([early], 8)).toBe(0);
    expect(status()).toMatchObject({ step: 8, state: 'paused' });
    await call('start', { experiment: smallExperiment(20), moves: [] });
    await inState('finished');
    expect(own).toEqual({ curve: await curveOf(), digest: (await call('keep', said)).digest });
  });

  it('branches from a file where there is no run in hand, and keeps what was added to the budget', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await trainTo(9);
    const { file } = await call('keep', said);
    await call('open', { backend: 'auto' });
    const move: Move = { step: 9, field: 'temperature', value: 0.4 };
    const experiment = smallExperiment(20);
    await call('start', { experiment, moves: [move], from: file, branch: { to: 12, budget: 30 } });
    await until(() => status().step > 0);
    expect(status()).toMatchObject({ steps: 30 });
    // It was not paused: it goes on.
    await inState('finished');
    expect(status()).toMatchObject({ step: 30 });
    expect(JSON.parse(await call('record', null)).moves).toEqual([move]);
  });

  it('takes the last of two branches asked for at once, from the same snapshots', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await trainTo(9);
    const first = await moveTo(0.4);
    const second = await moveTo(0.6);
    const take = { experiment: smallExperiment(20), paused: true, branch: { to: 9, budget: 20 } };
    const overtaken = call('start', { ...take, moves: [first] });
    const last = call('start', { ...take, moves: [second] });
    // It gives way, or is done before the other arrives.
    await Promise.allSettled([overtaken]);
    await last;
    await until(() => status().state === 'paused');
    expect(status().step).toBe(9);
    await trainTo(10);
    expect(JSON.parse(await call('record', null)).moves).toEqual([second]);
  });
}
