/** The engine's commands and states. Knows no thread, no tensor library and no messages: worker.ts and the command line give it those. */
import type { Dataset } from '../data/dataset';
import { settingsAt } from '../experiment/live-settings';
import { modelIds, type ModelId } from '../models/registry';
import type { Run } from '../training/run-contract';
import { expectIndices, expectModel, expectWhole } from './arguments';
import { driveRun, type Rest, type RunDriver } from './drive-run';
import { failureOf, failureOfRun } from './failures';
import type { Platform } from './platform';
import { picturesOf } from './pictures';
import type { BackendReport, CommandName, Commands, EngineFailure, RunState } from './protocol';
import { recordText } from './record';
import { reportRun, type RunReporter } from './report-run';

type Handlers = {
  readonly [K in CommandName]: (take: Commands[K]['take']) => Promise<Commands[K]['give']>;
};

export interface Engine {
  handle<K extends CommandName>(command: K, take: Commands[K]['take']): Promise<Commands[K]['give']>;
}

interface Opened {
  readonly dataset: Dataset;
  readonly backend: BackendReport;
}

interface Session {
  readonly run: Run;
  readonly driver: RunDriver;
  readonly reporter: RunReporter;
  failure: EngineFailure | null;
}

/** More than any run or list could want; what it keeps out is a slip. */
const manySteps = 1_000_000;
const manyPictures = 1000;

export function createEngine(platform: Platform): Engine {
  let dataset: Dataset | null = null;
  let opened: Opened | null = null;
  let session: Session | null = null;
  /** An open or a start under way: others wait for it or are refused, so that none is half done. */
  let preparing: { command: CommandName; done: Promise<unknown> } | null = null;

  function say(state: RunState): void {
    const nothing = { stepsPerSecond: 0, secondsLeft: null, temperature: {}, temperatureHeld: {} };
    platform.emit({ event: 'status', data: { state, step: 0, steps: 0, ...nothing } });
  }

  /** One preparation at a time; a failure is said in the page's words as well as in the answer. */
  async function prepare<T>(command: CommandName, work: () => Promise<T>): Promise<T> {
    if (preparing)
      throw new Error(
        `${command}: expected nothing under way, got a running '${preparing.command}'; wait for its answer`,
      );
    const done = (async () => {
      say('preparing');
      await session?.driver.close();
      session = null;
      return work();
    })();
    preparing = { command, done };
    try {
      return await done;
    } catch (error) {
      platform.emit({ event: 'failure', data: failureOf(error) });
      say('failed');
      throw error;
    } finally {
      preparing = null;
    }
  }

  function ready(command: CommandName): Opened {
    if (opened) return opened;
    throw new Error(
      `${command}: expected an open engine, got none; call 'open' first and wait for its answer`,
    );
  }

  /** The run in hand, waiting for one that is being started. */
  async function current(command: CommandName): Promise<Session> {
    if (preparing?.command === 'start') await preparing.done.catch(() => undefined);
    ready(command);
    if (session) return session;
    throw new Error(`${command}: expected a run, got none; call 'start' first`);
  }

  function begin(run: Run, paused: boolean): void {
    const reporter = reportRun(run, 'preparing', platform.now, platform.emit);
    const driver = driveRun(run, {
      now: platform.now,
      breathe: platform.breathe,
      onBeat: reporter.beat,
      onRest: (rest) => onRest(own, rest),
    });
    const own: Session = { run, driver, reporter, failure: null };
    session = own;
    if (paused) reporter.rest('paused');
    else go(own);
  }

  async function onRest(own: Session, rest: Rest): Promise<void> {
    if (rest.kind === 'failed') {
      own.failure = await failureOfRun(rest.error, own.run);
      platform.emit({ event: 'failure', data: own.failure });
    }
    own.reporter.rest(rest.kind);
  }

  function go(own: Session, until?: number): void {
    own.failure = null;
    own.reporter.rest('training');
    own.driver.train(until);
  }

  /** Training on from a rest, where there is something left to train. */
  function continuing(command: CommandName, own: Session): void {
    const { state } = own.reporter;
    if (state === 'finished')
      throw new Error(`${command}: expected steps left in the budget, got none; call 'extend' first`);
    if (own.failure?.kind === 'internal')
      throw new Error(
        `${command}: expected a run that can go on, got one that failed (${own.failure.message}); start a new one`,
      );
    if (own.failure?.kind === 'data') ready(command).dataset.retry();
  }

  /** A probe between two beats; newest first, by command and model. */
  async function probe<T>(command: CommandName, model: ModelId, ask: (run: Run) => Promise<T>): Promise<T> {
    const { run, driver } = await current(command);
    return driver.between(`${command} ${model}`, async () => ask(run));
  }

  function validationPictures(command: CommandName): number {
    const { first, end } = ready(command).dataset.split.validation;
    return end - first;
  }

  const handlers: Handlers = {
    async open({ backend, threads, experiment }) {
      if (threads !== undefined) expectWhole('open: threads', threads, 1, 256);
      return prepare('open', async () => {
        opened = null;
        dataset ??= await platform.openDataset((data) => platform.emit({ event: 'progress', data }));
        const chosen = await platform.chooseBackend(backend, threads, dataset, experiment);
        opened = { dataset, backend: chosen };
        platform.emit({ event: 'progress', data: { stage: 'ready', text: chosen.reason } });
        say('idle');
        return chosen;
      });
    },

    async start({ experiment, moves, paused = false }) {
      const own = ready('start');
      if (!modelIds.some((id) => experiment.models[id].on))
        throw new Error('start: expected at least one model that is on, got none');
      const { notices } = settingsAt(experiment, moves, Infinity);
      return prepare('start', async () => {
        begin(await platform.createRun({ experiment, moves, dataset: own.dataset }), paused);
        return { notices };
      });
    },

    async pause() {
      const own = await current('pause');
      await own.driver.pause();
      return null;
    },

    async resume() {
      const own = await current('resume');
      continuing('resume', own);
      if (!own.driver.training) go(own);
      else own.driver.train();
      return null;
    },

    async step({ count }) {
      expectWhole('step: count', count, 1, manySteps);
      const own = await current('step');
      continuing('step', own);
      go(own, own.run.step + count);
      return null;
    },

    async extend({ steps }) {
      expectWhole('extend: steps', steps, 1, manySteps);
      const own = await current('extend');
      own.run.extend(steps);
      if (own.reporter.state === 'finished') go(own);
      else own.reporter.rest(own.reporter.state);
      return null;
    },

    async move({ field, value }) {
      const own = await current('move');
      return own.run.move(field, value);
    },

    async pictures({ indices }) {
      const pictures = expectIndices('pictures: indices', indices, validationPictures('pictures'));
      return picturesOf(ready('pictures').dataset, pictures);
    },

    async reconstruct({ model, indices }) {
      const id = expectModel('reconstruct: model', model);
      const pictures = expectIndices('reconstruct: indices', indices, validationPictures('reconstruct'));
      return probe('reconstruct', id, (run) => run.reconstruct(id, pictures));
    },

    async sample({ model, count }) {
      const id = expectModel('sample: model', model);
      expectWhole('sample: count', count, 1, manyPictures);
      return probe('sample', id, (run) => run.sample(id, count));
    },

    async traverse({ model, index, dimension, count }) {
      const id = expectModel('traverse: model', model);
      expectWhole('traverse: index', index, 0, validationPictures('traverse') - 1);
      expectWhole('traverse: count', count, 1, manyPictures);
      return probe('traverse', id, (run) => {
        expectWhole('traverse: dimension', dimension, 0, run.experiment.models[id].latent - 1);
        return run.traverse(id, index, dimension, count);
      });
    },

    async posterior({ model, index }) {
      const id = expectModel('posterior: model', model);
      expectWhole('posterior: index', index, 0, validationPictures('posterior') - 1);
      return probe('posterior', id, (run) => run.posterior(id, index));
    },

    async record() {
      const { run, driver } = await current('record');
      const { dataset: data, backend } = ready('record');
      return driver.between(null, async () => recordText(run, data, backend, platform.code));
    },
  };

  return {
    async handle(command, take) {
      if (!Object.hasOwn(handlers, command))
        throw new Error(
          `Command: expected one of ${Object.keys(handlers).join(', ')}, got ${String(command)}`,
        );
      return handlers[command](take);
    },
  };
}
