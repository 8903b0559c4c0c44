/** What every engine must do, whoever stands behind the client: one body of tests for the fake, for the worker's wiring and for real training. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { mapModels, modelIds, specOf, type ModelId } from '../../models/registry';
import { readParameterFile } from '../../training/parameter-file';
import { auditContract } from './audit-contract';
import { codesContract } from './codes-contract';
import { exactContract } from './exact-contract';
import { sectionFiveContract } from './section-five-contract';
import { pastContract } from './past-contract';
import { picturesContract } from './pictures-contract';
import { besideContract } from './beside-contract';
import { branchContract } from './branch-contract';
import { refineContract } from './refine-contract';
import { runsContract } from './runs-contract';
import { probesContract } from './probes-contract';
import { smallExperiment } from './small-experiment';
import { Superseded } from '../client';
import type { DigitChoice, EngineClient, EngineEvent, EventName, Events, Status } from '../protocol';

interface Host {
  readonly client: EngineClient;
  /** Lets a little time pass, in which training goes on. */
  pass(): Promise<void>;
  /** A run file of the engine as a view file. */
  view(file: Uint8Array): Promise<Uint8Array>;
  close(): void | Promise<void>;
}

const hasT = (id: ModelId) => specOf(id).hasTemperature(smallExperiment(1).models[id]);

export function engineContract(name: string, open: () => Host | Promise<Host>): void {
  describe(`an engine: ${name}`, () => {
    let host: Host;
    let events: EngineEvent[];
    const call: EngineClient['call'] = (command, take) => host.client.call(command, take);
    const of = <K extends EventName>(event: K) =>
      events.filter((one) => one.event === event).map(({ data }) => data as Events[K]);
    const status = () => of('status').at(-1) as Status;

    async function until(condition: () => boolean): Promise<void> {
      for (let i = 0; !condition(); i++) {
        if (i > 2000) throw new Error(`expected the condition in time, got ${JSON.stringify(status())}`);
        await host.pass();
      }
    }
    async function answer<T>(pending: Promise<T>): Promise<T> {
      let settled = false;
      pending.then(
        () => (settled = true),
        () => (settled = true),
      );
      await until(() => settled);
      return pending;
    }
    const inState = (state: Status['state']) => until(() => status()?.state === state);
    const start = (steps: number, paused = false) =>
      call('start', { experiment: smallExperiment(steps), moves: [], paused });
    const view = (file: Uint8Array) => host.view(file);

    const bench = { call, events: () => events, of, status, until, answer, inState, start, view };

    beforeEach(async () => {
      host = await open();
      events = [];
      host.client.on((event) => void events.push(event));
    });
    afterEach(() => host.close());

    it('refuses what it cannot do yet, and says what to do first', async () => {
      await expect(start(10)).rejects.toThrow("start: expected an open engine, got none; call 'open' first");
      await expect(call('pictures', { indices: [0] })).rejects.toThrow('pictures: expected an open engine');
      await call('open', { backend: 'auto' });
      await expect(call('pause', null)).rejects.toThrow(
        "pause: expected a run, got none; call 'start' first",
      );
      await expect(call('record', null)).rejects.toThrow('record: expected a run');
      await start(10, true);
      expect(status()).toMatchObject({ state: 'paused', step: 0, steps: 10 });
    });

    it('opens with a report of every backend, and says when it is ready', async () => {
      const report = await call('open', { backend: 'auto' });
      expect(report.candidates.map((one) => one.name)).toEqual(['webgpu', 'webgl', 'wasm', 'cpu']);
      expect(report.candidates.find((one) => one.state === 'chosen')?.name).toBe(report.name);
      await until(() => of('progress').at(-1)?.stage === 'ready');
      expect(status().state).toBe('idle');
    });

    it('trains to the budget, with every step in the metrics once, evaluations and test figures', async () => {
      await call('open', { backend: 'auto' });
      expect(await start(30)).toEqual({ notices: [], start: null, step: 0 });
      await inState('finished');
      expect(status()).toMatchObject({ step: 30, steps: 30, secondsLeft: 0 });
      expect(Object.keys(status().temperature)).toEqual(modelIds);
      expect(status().temperature).toEqual(mapModels((id) => (hasT(id) ? expect.any(Number) : null)));
      for (const model of usualModels) {
        const metrics = of('metrics').filter((one) => one.model === model);
        const steps = metrics.flatMap((one) => [...one.step]);
        expect(steps).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
        for (const { step, term1, term2 } of metrics) {
          expect([term1.length, term2.length]).toEqual([step.length, step.length]);
          expect([...term1, ...term2].every(Number.isFinite)).toBe(true);
        }
        expect(
          of('evaluation')
            .filter((one) => one.model === model)
            .map((one) => one.step),
        ).toEqual([30]);
        expect(of('test').find((one) => one.model === model)).toMatchObject({ step: 30 });
      }
      const states = of('status').map((one) => one.state);
      for (const state of ['preparing', 'training', 'evaluating', 'finished'])
        expect(states).toContain(state);
    });

    it('pauses at once, stands still, and goes on', async () => {
      await call('open', { backend: 'auto' });
      await start(500);
      await until(() => status().step > 0);
      await call('pause', null);
      expect(status().state).toBe('paused');
      const at = status().step;
      expect(at).toBeLessThan(500);
      const steps = of('metrics').flatMap((one) => (one.model === 'gauss' ? [...one.step] : []));
      expect(steps).toEqual(Array.from({ length: at }, (_, i) => i + 1));
      expect(JSON.parse(await call('record', null)).models.gauss.curve.step).toEqual(steps);
      await host.pass();
      await host.pass();
      expect(status()).toMatchObject({ state: 'paused', step: at });
      await call('resume', null);
      await until(() => status().step > at);
      expect(status().state).toBe('training');
    });

    it('trains some steps and pauses', async () => {
      await call('open', { backend: 'auto' });
      await start(100, true);
      await call('step', { count: 3 });
      await until(() => status().state === 'paused' && status().step > 0);
      expect(status().step).toBe(3);
      await call('step', { count: 1 });
      await until(() => status().state === 'paused' && status().step > 3);
      expect(status().step).toBe(4);
    });

    it('extends a finished run, which trains on', async () => {
      await call('open', { backend: 'auto' });
      await start(10);
      await inState('finished');
      await expect(call('resume', null)).rejects.toThrow(
        "expected steps left in the budget, got none; call 'extend'",
      );
      await call('extend', { steps: 5 });
      await until(() => status().state === 'finished' && status().step > 10);
      expect(status()).toMatchObject({ step: 15, steps: 15 });
    });

    it('takes a move, clamped with a notice, and says when it was taken', async () => {
      await call('open', { backend: 'auto' });
      await start(20, true);
      const { move, notices } = await call('move', { field: 'learningRate', value: 7 });
      expect(move).toEqual({ step: 0, field: 'learningRate', value: 0.1 });
      expect(notices).toHaveLength(1);
      expect(await call('move', { field: 'weather', value: 1 })).toMatchObject({ move: null });
      await call('resume', null);
      await inState('finished');
      expect(of('moved')).toEqual([[move]]);
    });

    it('shows that the hand holds T', async () => {
      await call('open', { backend: 'auto' });
      await start(20, true);
      await call('move', { field: 'temperature', value: 0.25 });
      await call('step', { count: 2 });
      await until(() => status().step === 2 && status().state === 'paused');
      expect(status().temperature).toEqual(mapModels((id) => (hasT(id) ? 0.25 : null)));
      expect(status().temperatureHeld).toEqual(mapModels(hasT));
    });

    probesContract(bench);
    picturesContract(bench);
    runsContract(bench);
    pastContract(bench);
    besideContract(bench);
    branchContract(bench);

    it('answers only the newest of several probes of a kind', async () => {
      await call('open', { backend: 'auto' });
      await start(10, true);
      const ask = (index: number) => call('posterior', { model: 'gauss', index });
      const [first, second, third, other] = await Promise.allSettled([
        ask(1),
        ask(2),
        ask(3),
        call('posterior', { model: 'categorical', index: 1 }),
      ]);
      // Whether the older ones were still waiting is a matter of time; if they were, it is said how they ended.
      const dropped = [first, second].filter((one) => one.status === 'rejected');
      for (const { reason } of dropped) expect(reason).toBeInstanceOf(Superseded);
      expect([third.status, other.status]).toEqual(['fulfilled', 'fulfilled']);
    });

    it('refuses what does not exist', async () => {
      await call('open', { backend: 'auto' });
      await start(10, true);
      const wrong = (calls: Promise<unknown>, message: RegExp) => expect(calls).rejects.toThrow(message);
      await wrong(
        call('sample', { model: 'vq' as 'gauss', count: 1 }),
        /model: expected one of gauss, .* got vq/,
      );
      await wrong(
        call('sample', { model: 'gauss', count: 0 }),
        /count: expected a whole number from 1 to 1000, got 0/,
      );
      await wrong(
        call('reconstruct', { model: 'gauss', indices: [0, 100_000] }),
        /expected a whole number from 0 to \d+, got 100000/,
      );
      await wrong(call('pictures', { indices: [] }), /expected 1 to 1000 picture indices, got 0/);
      await wrong(call('pictures', { indices: [0.5] }), /got 0.5/);
      const digits = (choice: DigitChoice, offset: number) => call('digits', { choice, offset, count: 12 });
      await wrong(digits({ kind: 'order' }, 100_000), /digits: offset: expected .* got 100000/);
      await wrong(digits({ kind: 'class', label: 255 }, 0), /digits: label: expected .* 0 to 254, got 255/);
      await wrong(call('posterior', { model: 'gauss', index: 1.5 }), /got 1.5/);
      await wrong(
        call('posteriors', { model: 'gauss', count: 5001 }),
        /posteriors: count: expected .* 1 to 5,?000, got 5001/,
      );
      await wrong(
        call('traverse', { model: 'gauss', index: 0, dimension: 3, count: 5 }),
        /dimension: expected .* 0 to 2, got 3/,
      );
      const map = { model: 'gauss', index: 0, dimensions: [0, 1], pictures: 5, grid: 3 } as const;
      await wrong(
        call('traverse', { model: 'gauss', index: 0, dimension: 0, count: 1 }),
        /traverse: count: expected .* 2 to 1000, got 1/,
      );
      await wrong(
        call('latentMap', { ...map, dimensions: undefined as unknown as [number, number] }),
        /dimension: expected .* 0 to 2, got undefined/,
      );
      await wrong(call('latentMap', { ...map, dimensions: [1, 1] }), /two dimensions, got 1 twice/);
      await wrong(call('latentMap', { ...map, dimensions: [0, 3] }), /dimension: expected .* 0 to 2, got 3/);
      await wrong(call('latentMap', { ...map, grid: 1 }), /grid: expected .* 2 to 31, got 1/);
      await wrong(call('step', { count: 1.5 }), /step: count: expected a whole number/);
      await wrong(call('extend', { steps: 0 }), /extend: steps: expected/);
      await wrong(
        call('dance' as 'pause', null),
        /Command: expected one of open, check, start, .* got dance/,
      );
      expect(status()).toMatchObject({ state: 'paused', step: 0 });
    });

    it('begins again at step 0', async () => {
      await call('open', { backend: 'auto' });
      await start(500);
      await until(() => status().step > 0);
      await start(20, true);
      expect(status()).toMatchObject({ state: 'paused', step: 0, steps: 20 });
      await host.pass();
      expect(status().step).toBe(0);
    });

    it('checks the device beside a run, which goes on as if nothing had been', async () => {
      await call('open', { backend: 'auto' });
      const alone = await call('checkDevice', null);
      expect(alone.findings.length).toBeGreaterThan(1);
      for (const { error, tolerance } of alone.findings) expect(error).toBeLessThanOrEqual(tolerance);
      expect(alone.millisecondsPerStep.plain).toBeGreaterThan(0);
      const curve = async (check: boolean) => {
        await start(25, true);
        await call('step', { count: 9 });
        await until(() => status().step === 9 && status().state === 'paused');
        if (check) expect((await call('checkDevice', null)).findings).toHaveLength(alone.findings.length);
        await call('resume', null);
        await inState('finished');
        const { curve } = JSON.parse(await call('record', null)).models['cg-bpef'];
        return curve;
      };
      expect(await curve(true)).toEqual(await curve(false));
      expect(of('checking').every(({ done, total }) => done < total)).toBe(true);
    });

    it('spares a core and takes it again in the middle of a run, which is the same run', async () => {
      await expect(call('spareCore', { spare: true })).rejects.toThrow('spareCore: expected an open engine');
      const { threads: most } = await call('open', { backend: 'auto' });
      const record = async (changes: boolean) => {
        await start(12, true);
        for (let step = 1; step <= 12; step++) {
          if (changes) {
            const { threads } = await call('spareCore', { spare: step % 2 === 1 });
            expect(threads).toBeGreaterThanOrEqual(1);
            expect(threads).toBeLessThanOrEqual(most);
          }
          await call('step', { count: 1 });
          await until(() => status().step === step && /paused|finished/.test(status().state));
        }
        const { curve, validation, test } = JSON.parse(await call('record', null)).models['cg-bpef'];
        expect(curve.step).toHaveLength(12);
        return { curve, validation, test };
      };
      expect(await record(true)).toEqual(await record(false));
    });

    it('keeps the best parameters of every model as a file, once evaluated', async () => {
      await call('open', { backend: 'auto' });
      await start(30, true);
      expect(await call('parameters', { model: 'gauss' })).toBeNull();
      await call('resume', null);
      await inState('finished');
      for (const model of usualModels) {
        const file = readParameterFile((await call('parameters', { model })) as Uint8Array);
        const { settings, experiment, dataset } = file;
        expect([file.model, file.step, dataset]).toEqual([model, 30, expect.any(String)]);
        expect([settings, experiment]).toEqual([smallExperiment(30).models[model], smallExperiment(30)]);
        expect(file.temperature).toBe(hasT(model) ? 0.5 : null);
      }
    });
    refineContract(bench);
    auditContract(bench);
    exactContract(bench);
    codesContract(bench);
    sectionFiveContract(bench);

    it('records the run as the command line does', async () => {
      await call('open', { backend: 'auto' });
      await start(20);
      await inState('finished');
      const record = JSON.parse(await call('record', null));
      expect(record).toMatchObject({
        version: 1,
        experiment: smallExperiment(20),
        moves: [],
        backend: { plan: expect.stringMatching(/^tfjs-4\.22\.0(\+heap-1)?$/) },
        dataset: { name: 'mnist', sha256: expect.any(String) },
      });
      expect(record.code).toMatch(/^coarse-grain /);
      expect(Object.keys(record.models)).toEqual(usualModels);
      const { curve, validation, test, millisecondsPerStep } = record.models['cg-bpef'];
      expect([curve.step.length, curve.term1.length, curve.term2.length]).toEqual([20, 20, 20]);
      expect(validation).toHaveLength(1);
      expect(test.freeEnergy).toBeCloseTo(test.term1 + test.term2, 4);
      expect(millisecondsPerStep).toBeGreaterThan(0);
    });
  });
}
