/** What every engine must do about runs beside the run in hand: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import type { Experiment } from '../../experiment/experiment';
import { askAll, type Ask } from '../../training/testing/every-probe';
import type { ModelOfRun } from '../protocol';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

const said = { name: 'mine', link: null, parent: null };
const model = 'cg-bpef';
const inHand: ModelOfRun = { run: null, model };
const key = 'a';
const besideIt: ModelOfRun = { run: key, model };

export function besideContract({ call, events, inState, start, status, until, view }: Bench): void {
  const ask = call as Ask;
  const difference = (one: ModelOfRun, other: ModelOfRun, pictures?: number) =>
    call('differenceOfL', { one, other, pictures });

  /** Trains a run of an experiment to its end, and keeps it. */
  async function trained(experiment: Experiment): Promise<Uint8Array> {
    await call('start', { experiment, moves: [] });
    await inState('finished');
    return (await call('keep', said)).file;
  }

  it('says of a run beside what its file says, and all that it has measured', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(20));
    const before = events().length;
    const { history, ...seen } = await call('beside', { key, file });
    expect(seen).toEqual(await call('readRun', { file }));
    const record = JSON.parse(await call('record', null)).models[model];
    const { curve, evaluations, test, audit } = history[model]!;
    expect(curve.step).toEqual(Float64Array.from({ length: 20 }, (_, i) => i + 1));
    for (const term of ['term1', 'term2'] as const)
      expect(curve[term]).toEqual(Float32Array.from(record.curve[term]));
    expect(evaluations).toMatchObject(record.validation);
    expect(evaluations[0].klByDimension).toBeInstanceOf(Float32Array);
    expect(test).toMatchObject(record.test);
    expect(audit).toBeNull();
    // Nothing is said of it as of the run in hand.
    expect(events().length).toBe(before);
    await expect(call('beside', { key, file: new TextEncoder().encode('PK but no run') })).rejects.toThrow(
      /expected/,
    );
    expect((await ask('posterior', { model, index: 0, of: key })).step).toBe(20);
  });

  it('answers probes of a run beside as it answered them, whatever the run in hand is and does', async () => {
    await call('open', { backend: 'auto' });
    await start(40, true);
    await call('step', { count: 9 });
    await until(() => status().step === 9 && status().state === 'paused');
    // Moves at its step are in its answers, and what they took away of M comes back in a preview.
    await call('move', { field: 'temperature', value: 0.4 });
    await call('move', { field: 'polynomialOrder', value: 3 });
    const ifMoved = [{ field: 'polynomialOrder', value: 10 }];
    const then = await askAll(ask, { model });
    const previewed = await askAll(ask, { model, ifMoved });
    const { file } = await call('keep', said);

    const small = smallExperiment(25);
    const models = { ...small.models, [model]: { ...small.models[model], latent: 2, hidden: [8] } };
    await call('start', { experiment: { ...small, seed: 7, models }, moves: [] });
    await call('beside', { key, file });
    expect(await askAll(ask, { model, of: key })).toEqual(then);
    expect(await askAll(ask, { model, of: key, ifMoved })).toEqual(previewed);
    await inState('finished');
    expect(await askAll(ask, { model, of: key })).toEqual(then);
    expect(then.posterior).toMatchObject({ step: 9, temperature: 0.4 });
    expect((await ask('posterior', { model, index: 0 })).settings).toMatchObject({ latent: 2 });
    expect(await call('term2', { model, index: 0, of: key })).toBeNull();
    await expect(ask('traverse', { model, of: key, index: 0, dimension: 3, count: 5 })).rejects.toThrow(
      /dimension: expected .* 0 to 2, got 3/,
    );
  });

  it('changes nothing of the run in hand', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(10));
    const curve = async (beside: boolean) => {
      await start(25, true);
      await call('step', { count: 9 });
      await until(() => status().step === 9 && status().state === 'paused');
      if (beside) {
        await call('beside', { key, file });
        await call('resume', null);
        await askAll(ask, { model, of: key });
        await difference(inHand, besideIt);
        await call('letGo', { key });
      } else await call('resume', null);
      await inState('finished');
      return JSON.parse(await call('record', null)).models[model].curve;
    };
    expect(await curve(true)).toEqual(await curve(false));
  });

  it('tells two runs under two keys apart, and takes a view file', async () => {
    await call('open', { backend: 'auto' });
    const first = await trained(smallExperiment(10));
    const second = await trained(smallExperiment(20));
    await call('beside', { key, file: first });
    await call('beside', { key: 'b', file: await view(second) });
    const steps = (...keys: readonly string[]) =>
      Promise.all(keys.map(async (of) => (await ask('sample', { model, count: 1, of })).step));
    expect(await steps(key, 'b')).toEqual([10, 20]);
    expect(await call('term2', { model, index: 4, of: key })).toMatchObject({ step: 10 });
    // What has the key is replaced.
    await call('beside', { key, file: second });
    expect(await steps(key)).toEqual([20]);
    await call('letGo', { key });
    await expect(steps(key)).rejects.toThrow('sample: expected a run beside (b), got a; open its file first');
    expect(await call('letGo', { key })).toBeNull();
  });

  it('has six at most, and each is at the step of its file alone', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(10));
    for (const own of ['a', 'b', 'c', 'd', 'e', 'f']) await call('beside', { key: own, file });
    await expect(call('beside', { key: 'g', file })).rejects.toThrow(
      'beside: expected at most 6 runs beside the run in hand, got one more; let another go first',
    );
    await call('beside', { key: 'f', file });
    await call('letGo', { key: 'c' });
    await call('beside', { key: 'g', file });
    await expect(ask('posterior', { model, index: 0, of: key, at: 10 })).rejects.toThrow(
      'posterior: expected a run beside or a step of the run in hand, got both',
    );
  });

  it('answers without a run in hand, and of other pictures says on which it can be asked', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(10));
    const then = await askAll(ask, { model });
    await call('open', { backend: 'auto' });
    await call('beside', { key, file });
    expect(await askAll(ask, { model, of: key })).toEqual(then);
    expect(await difference(besideIt, { run: key, model: 'gauss' })).toMatchObject({ pictures: 100 });
    await expect(difference(inHand, besideIt)).rejects.toThrow('differenceOfL: expected a run, got none');

    await call('start', { experiment: { ...smallExperiment(10), dataset: 'svhn' }, moves: [], paused: true });
    const refused = 'expected the pictures that the run was trained on (MNIST), got SVHN';
    await expect(ask('posterior', { model, index: 0, of: key })).rejects.toThrow(`posterior: ${refused}`);
    await expect(difference(besideIt, besideIt)).rejects.toThrow(`differenceOfL: ${refused}`);
    expect((await call('beside', { key: 'b', file })).step).toBe(10);
    await start(10, true);
    expect(await askAll(ask, { model, of: key })).toEqual(then);
  });

  it('measures the difference of L in pairs: none to itself, the other sign turned round, L as evaluations measure it', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(10));
    const { L } = await call('beside', { key, file });
    await call('beside', { key: 'same', file });
    await trained({ ...smallExperiment(20), seed: 7 });
    expect(await difference(besideIt, { run: 'same', model })).toMatchObject({ mean: 0, error: 0 });
    const there = await difference(inHand, besideIt);
    const back = await difference(besideIt, inHand);
    expect(there).toMatchObject({ oneStep: 20, otherStep: 10 });
    const { mean, oneL, otherL, oneStep, otherStep } = there;
    const turned = { mean: -mean, oneL: otherL, otherL: oneL, oneStep: otherStep, otherStep: oneStep };
    expect(back).toEqual({ ...there, ...turned });
    expect(there.pictures).toBe(100);
    expect(there.mean).toBeCloseTo(there.oneL - there.otherL, 9);
    expect(there.mean).toBeLessThan(0);
    expect(there.error).toBeGreaterThan(0);
    // The noise is that of the smaller seed, and so that of this run's evaluation.
    expect(there.otherL).toBeCloseTo(L[model]!.validated!, 3);
    const alone = await difference(besideIt, { run: key, model: 'gauss' });
    expect(alone.oneL).toBeCloseTo(L[model]!.validated!, 3);
    expect(alone.otherL).toBeCloseTo(L.gauss!.validated!, 3);
    expect((await difference(besideIt, inHand, 10)).pictures).toBe(10);
    await expect(difference(besideIt, inHand, 1)).rejects.toThrow(
      'differenceOfL: pictures: expected a whole number from 2 to 2097152, got 1',
    );
  });

  it('refuses a difference of what has no L to compare', async () => {
    await call('open', { backend: 'auto' });
    const file = await trained(smallExperiment(10));
    await call('beside', { key, file });
    await expect(difference(besideIt, { run: 'z', model })).rejects.toThrow(
      'differenceOfL: expected a run beside (a), got z; open its file first',
    );
    await expect(difference({ run: key, model: 'vq' as 'gauss' }, inHand)).rejects.toThrow(
      /differenceOfL: model: expected one of gauss, .* got vq/,
    );
    const drawn: Experiment = { ...smallExperiment(10), binarise: 'static' };
    await trained(drawn);
    await expect(difference(besideIt, inHand)).rejects.toThrow(
      'differenceOfL: expected two runs evaluated on the same pixels, got binarise none and static',
    );
    const small = smallExperiment(10);
    const off = { ...small.models, [model]: { ...small.models[model], on: false } };
    await trained({ ...small, models: off });
    await expect(difference(besideIt, inHand)).rejects.toThrow(/expected a model that .* CG-BPEF-VAE, which/);
  });
}
