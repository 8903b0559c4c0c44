/** What every engine must do about run files: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

const said = { name: 'mine', link: 'https://example.org/#v=1', parent: null };

export function runsContract({ call, of, events, status, until, inState, start, view }: Bench): void {
  it('keeps the run in hand as a file, and goes on from it as if nothing had been', async () => {
    await call('open', { backend: 'auto' });
    await start(40, true);
    await call('step', { count: 9 });
    await until(() => status().step === 9 && status().state === 'paused');
    await call('move', { field: 'temperature', value: 0.4 });
    const kept = await call('keep', said);
    expect(kept).toMatchObject({ step: 9, budget: 40, dropped: 0 });
    expect(kept.file.length).toBeGreaterThan(0);
    const { file } = kept;
    const seen = await call('readRun', { file });
    expect(seen).toMatchObject({
      experiment: smallExperiment(40),
      moves: [{ step: 9, field: 'temperature', value: 0.4 }],
      step: 9,
      budget: 40,
      seconds: kept.seconds,
      L: kept.L,
      dropped: 0,
      facts: { name: 'mine', link: said.link, dataset: { name: 'mnist' } },
    });
    // Looking into a file leaves the run where it is.
    expect(status()).toMatchObject({ step: 9, state: 'paused' });
    await call('resume', null);
    await inState('finished');
    const whole = JSON.parse(await call('record', null)).models;
    const { digest } = await call('keep', said);

    const before = events().length;
    await call('start', { ...seen, from: file, paused: true });
    await until(() => status().step === 9 && status().state === 'paused');
    const first = events()
      .slice(before)
      .flatMap(({ event, data }) => (event === 'metrics' ? [data] : []));
    expect(Math.max(...first.flatMap(({ step }) => [...step]))).toBe(9);
    await call('resume', null);
    await inState('finished');
    const models = JSON.parse(await call('record', null)).models;
    for (const [id, { curve, validation, test }] of Object.entries<typeof whole.gauss>(whole))
      expect(models[id]).toMatchObject({ curve, validation, test });
    expect((await call('keep', said)).digest).toBe(digest);
    expect(of('moved').flat().at(-1)).toEqual({ step: 9, field: 'temperature', value: 0.4 });
  });

  it('goes on from a view file with the optimiser anew, says so once, and names the parameters that it began from', async () => {
    await call('open', { backend: 'auto' });
    await start(20, true);
    await call('step', { count: 9 });
    await until(() => status().step === 9 && status().state === 'paused');
    const { file } = await call('keep', said);
    expect((await call('readRun', { file })).start).toBeNull();
    const from = await view(file);
    const seen = await call('readRun', { file: from });
    expect(seen).toMatchObject({ step: 9, budget: 20, start: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(seen.facts.view).toEqual({ sha256: seen.start });
    // Its curves are of a run from initial weights.
    expect(seen.facts.began).toBeNull();

    const before = events().length;
    const { notices, start: begun } = await call('start', { ...seen, from, paused: true });
    expect(begun).toBe(seen.start);
    expect(notices).toEqual([expect.stringContaining('the optimiser begins anew at step 9.')]);
    await until(() => status().step === 9 && status().state === 'paused');
    const told = events().slice(before);
    expect(told.some(({ event }) => event === 'metrics')).toBe(true);
    await call('sample', { model: 'gauss', count: 1 });
    // A view file has nothing that a file of the same step lacks: it is a run again.
    const again = await call('readRun', { file: (await call('keep', said)).file });
    expect(again).toMatchObject({ step: 9, start: seen.start });
    expect(again.facts.view).toBeUndefined();
    await call('resume', null);
    await inState('finished');
    const ended = (await call('keep', said)).file;
    expect(await call('readRun', { file: ended })).toMatchObject({ step: 20, start: seen.start });
    expect((await call('readRun', { file: await view(ended) })).facts.began).toBe(seen.start);
    // Its own file goes on as any other.
    expect((await call('start', { ...seen, from: ended, paused: true })).notices).toEqual([]);
    // From step 0 it is the run of its moves alone.
    expect(await start(20, true)).toMatchObject({ start: null });
    expect(await call('readRun', { file: (await call('keep', said)).file })).toMatchObject({ start: null });
  });

  it('says the digest at the step that it was asked for at its start, which is that of the run resting there', async () => {
    await call('open', { backend: 'auto' });
    await start(40, true);
    await call('step', { count: 17 });
    await until(() => status().step === 17 && status().state === 'paused');
    const there = await call('digest', null);
    expect(there).toEqual({ step: 17, digest: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect((await call('keep', said)).digest).toBe(there.digest);
    expect(of('digest')).toEqual([]);

    // A run that goes on from there is at that step already, and one from a step before comes to it.
    const own = { experiment: smallExperiment(40), moves: [], from: (await call('keep', said)).file };
    expect(await call('start', { ...own, paused: true, digestAt: 17 })).toMatchObject({ step: 17 });
    await until(() => of('digest').length > 0);
    expect(of('digest')).toEqual([there]);
    await call('start', { ...own, digestAt: 16 });
    await inState('finished');
    expect(of('digest')).toEqual([there]);

    await call('start', { experiment: smallExperiment(40), moves: [], digestAt: 17 });
    await inState('finished');
    await until(() => of('digest').length > 1);
    expect(of('digest')).toEqual([there, there]);
    const end = await call('digest', null);
    expect(end.digest).not.toBe(there.digest);

    await call('start', { experiment: smallExperiment(40), moves: [], digestAt: 40 });
    await inState('finished');
    await until(() => of('digest').length > 2);
    expect(of('digest').at(-1)).toEqual(end);
    await expect(
      call('start', { experiment: smallExperiment(40), moves: [], digestAt: 0.5 }),
    ).rejects.toThrow('start: digestAt: expected');
  });

  it('keeps a run that trains, and leaves it training', async () => {
    await call('open', { backend: 'auto' });
    await start(60);
    await until(() => status().step > 3);
    const pending = call('keep', said);
    let kept: Awaited<typeof pending> | null = null;
    void pending.then((one) => (kept = one));
    await until(() => kept !== null);
    await inState('finished');
    expect(status().step).toBe(60);
  });

  it('refuses another file in words, and the run in hand stays', async () => {
    await call('open', { backend: 'auto' });
    await start(5, true);
    const file = new TextEncoder().encode('PK but no run');
    await expect(call('readRun', { file })).rejects.toThrow(/run file: expected|expected .*; /);
    await expect(call('start', { experiment: smallExperiment(5), moves: [], from: file })).rejects.toThrow(
      /expected/,
    );
    expect(status()).toMatchObject({ state: 'paused', step: 0, steps: 5 });
  });
}
