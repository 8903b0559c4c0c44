/** An engine for stories and tests of the page: the real commands and states over a made-up run, on a clock that its user moves. */
import { DataError } from '../../data/dataset';
import { isOwn } from '../../experiment/dataset-name';
import { modelIds } from '../../models/registry';
import { NonFiniteLoss } from '../../training/beat';
import { EngineDied } from '../client';
import { NoBackend } from '../choose-backend';
import { createEngine, type Engine } from '../engine';
import { MissingDataset } from '../missing-dataset';
import type { Platform } from '../platform';
import type { BackendReport, EngineClient, EngineEvent, EngineFailure } from '../protocol';
import { examineSyntheticDevice } from './synthetic-device';
import { syntheticDataset } from './synthetic-pictures';
import { syntheticRunFiles } from './synthetic-run-files';
import { createSyntheticPast } from './synthetic-past';
import { createSyntheticRun } from './synthetic-run';

export { syntheticView } from './synthetic-run-files';

export interface FakeOptions {
  /** Milliseconds of the fake's clock for a training step. */
  readonly millisecondsPerStep?: number;
  /** Moves the clock by itself, that often in milliseconds of real time; unset, only `advance` does. */
  readonly tick?: number;
}

export interface FakeEngine extends EngineClient {
  /** Lets that much of the fake's time pass; resolves when all that happens in it has happened. */
  advance(milliseconds: number): Promise<void>;
  /** Fails as the real one would: in training, while opening, or by the death or the silence of the worker. */
  fail(kind: EngineFailure['kind']): void;
}

const report: BackendReport = {
  name: 'wasm',
  reason: 'WebAssembly: the fake engine computes nothing.',
  threads: 1,
  software: false,
  device: 'none',
  plan: 'tfjs-4.22.0',
  candidates: [
    { name: 'webgpu', state: 'unavailable', reason: 'No graphics adapter.' },
    { name: 'webgl', state: 'unavailable', reason: 'No graphics adapter.' },
    { name: 'wasm', state: 'chosen', reason: 'The fake engine computes nothing.', millisecondsPerStep: 10 },
    { name: 'cpu', state: 'not tried', reason: 'Not needed: WebAssembly works.' },
  ],
};

export function createFakeEngine({ millisecondsPerStep = 10, tick }: FakeOptions = {}): FakeEngine {
  const listeners = new Set<(event: EngineEvent) => void>();
  let failing: 'data' | 'missing-data' | 'backend' | 'non-finite' | 'memory' | null = null;
  let clock = 0;
  let allowed = 0;
  /** Who waits for the clock: the run, and an audit beside it. */
  let waiting: (() => void)[] = [];
  let busy = false;
  let dead: ((error: Error) => void)[] = [];
  let closed = false;

  function tell(event: EngineEvent): void {
    if (event.event === 'status') busy = event.data.state === 'training' || event.data.state === 'evaluating';
    for (const listener of [...listeners]) listener(event);
  }

  function take(kind: typeof failing): boolean {
    const meant = failing === kind;
    if (meant) failing = null;
    return meant;
  }

  function beforeStep(step: number): void {
    clock += millisecondsPerStep;
    if (take('memory')) throw new Error('out of memory');
    if (take('non-finite')) throw new NonFiniteLoss(step, modelIds[0], 'term2', NaN);
    if (take('data'))
      throw new DataError('images-1.bin', 'images-1.bin: expected a file of the data set, got none');
  }

  const platform = (alive: () => boolean): Platform => ({
    emit: (event) => void (alive() && tell(event)),
    async chooseBackend() {
      if (take('backend')) throw new NoBackend('Backend: expected one to work, got none.');
      return report;
    },
    examineDevice: examineSyntheticDevice,
    runFiles: syntheticRunFiles,
    spareCore: () => report.threads,
    async openDataset(name, onProgress) {
      if (take('data'))
        throw new DataError('images-0.bin', 'images-0.bin: expected a file of the data set, got none');
      if (take('missing-data') || isOwn(name)) throw new MissingDataset(name);
      onProgress({ stage: 'data', text: 'Reading the first pictures', loaded: 1, total: 1 });
      return syntheticDataset(name);
    },
    createRun: async (run) => createSyntheticRun({ ...run, beforeStep }),
    createPastRun: createSyntheticPast,
    now: () => clock,
    breathe: () =>
      clock < allowed ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    code: 'coarse-grain fake',
  });

  function start(): Engine {
    const own: Engine = createEngine(platform(() => own === engine));
    return own;
  }
  let engine = start();

  function die(message: string): void {
    engine = start();
    busy = false;
    waiting = [];
    const rejected = dead;
    dead = [];
    for (const reject of rejected) reject(new EngineDied(message));
  }

  async function advance(milliseconds: number): Promise<void> {
    allowed = Math.max(allowed, clock) + milliseconds;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
    // Everything in the fake is done in microtasks, until it waits for the clock or rests.
    do await Promise.resolve();
    while (busy && waiting.length === 0);
    clock = Math.max(clock, allowed);
  }

  const timer = tick === undefined ? null : setInterval(() => void advance(tick), tick);

  return {
    call: (command, given) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new EngineDied(`${command}: expected an open client, got a closed one`));
        dead.push(reject);
        const settled = () => (dead = dead.filter((one) => one !== reject));
        engine.handle(command, given).then(resolve, reject).finally(settled);
      }),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      die('the client was closed before the answer');
      listeners.clear();
      if (timer !== null) clearInterval(timer);
    },
    advance,
    fail(kind) {
      if (kind === 'silent') {
        tell({ event: 'failure', data: { kind, message: 'no answer', remedy: 'Start the engine again' } });
        return;
      }
      if (kind !== 'device-lost' && kind !== 'internal') {
        failing = kind;
        return;
      }
      const message =
        kind === 'internal' ? 'the worker died' : 'The graphics device was lost; the run on it is gone.';
      die(message);
      tell({ event: 'failure', data: { kind, message, remedy: 'Start the engine again' } });
    },
  };
}
