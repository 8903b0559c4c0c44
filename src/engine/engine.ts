/** The engine's commands and states. Knows no thread, no tensor library and no messages: worker.ts and the command line give it those. */
import { noLabel, putDrawn, type Dataset } from '../data/dataset';
import { isDrawn } from '../experiment/drawn-digit';
import { mostAuditPictures, mostAuditSamples } from '../experiment/audit-limits';
import { runFields, type Experiment } from '../experiment/experiment';
import { settingsAt } from '../experiment/live-settings';
import { modelIds, type ModelId } from '../models/registry';
import type { Run } from '../training/run-contract';
import { expectIndices, expectModel, expectPicture, expectWhole } from './arguments';
import { createAuditing } from './auditing';
import { describeDataset } from './describe-dataset';
import { placesOf } from './digit-choice';
import { failureOf } from './failures';
import type { Platform } from './platform';
import { nearestPictures } from './nearest';
import { picturesOf } from './pictures';
import type { BackendReport, CommandName, Commands, RunState } from './protocol';
import { recordText } from './record';
import { createSession, type Session } from './session';

type Handlers = {
  readonly [K in CommandName]: (take: Commands[K]['take']) => Promise<Commands[K]['give']>;
};

export interface Engine {
  handle<K extends CommandName>(command: K, take: Commands[K]['take']): Promise<Commands[K]['give']>;
}

interface Opened {
  readonly dataset: Dataset;
  readonly backend: BackendReport;
  /** What it was measured with. */
  readonly experiment: Experiment | undefined;
}

/** More than any run or list could want; what it keeps out is a slip. */
const manySteps = 1_000_000;
const manyPictures = 1000;
/** Posteriors that one question may ask for: all validation pictures of MNIST. */
const mostPosteriors = 5000;

/** A run's experiment with its live settings as they are now. */
function settingsOf(run: Run): Experiment {
  const live = settingsAt(run.experiment, run.moves, run.step).models;
  const models = Object.fromEntries(modelIds.map((id) => [id, live[id].settings]));
  return { ...run.experiment, models: models as unknown as Experiment['models'] };
}

export function createEngine(platform: Platform): Engine {
  /** The data set in hand, which stays in hand until another is read whole enough. */
  let inHand: Dataset | null = null;
  let opened: Opened | null = null;
  let session: Session | null = null;
  /** An open or a start under way: others wait for it or are refused, so that none is half done. */
  let preparing: { command: CommandName; done: Promise<unknown> } | null = null;

  const auditing = createAuditing(platform);

  /** An examination of the device without a run, in which nothing may be prepared. */
  let examining: Promise<unknown> = Promise.resolve();

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
      await examining.catch(() => undefined);
      await auditing.stop();
      await session?.close();
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

  /** The data set of a name; the one in hand if it is that. */
  async function hold(name: string): Promise<Dataset> {
    if (inHand?.name === name) return inHand;
    const dataset = await platform.openDataset(name, (data) => platform.emit({ event: 'progress', data }));
    inHand = dataset;
    // What fails to come is said by whatever waits for it.
    void dataset.until(dataset.split.validation.end).then(
      () => inHand === dataset && platform.emit({ event: 'dataset', data: describeDataset(dataset) }),
      () => undefined,
    );
    return dataset;
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

  /** A probe of the run in hand: it waits for one that is being started. */
  async function probe<T>(command: CommandName, model: ModelId, ask: (run: Run) => Promise<T>): Promise<T> {
    return (await current(command)).probe(command, model, ask);
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
        const dataset = await hold(experiment?.dataset ?? runFields.dataset.default);
        const chosen = await platform.chooseBackend(backend, threads, dataset, experiment);
        opened = { dataset, backend: chosen, experiment };
        if (backend !== 'auto' && backend !== chosen.name)
          platform.emit({ event: 'notice', data: { text: chosen.reason } });
        if (chosen.fallback !== undefined)
          platform.emit({ event: 'notice', data: { text: chosen.fallback } });
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
        const dataset = await hold(experiment.dataset);
        opened = { ...own, dataset };
        const run = await platform.createRun({ experiment, moves, dataset });
        session = createSession(run, dataset, platform, paused);
        return { notices };
      });
    },

    async pause() {
      await (await current('pause')).pause();
      return null;
    },

    async resume() {
      (await current('resume')).train('resume');
      return null;
    },

    async step({ count }) {
      expectWhole('step: count', count, 1, manySteps);
      const own = await current('step');
      own.train('step', own.run.step + count);
      return null;
    },

    async extend({ steps }) {
      expectWhole('extend: steps', steps, 1, manySteps);
      (await current('extend')).extend(steps);
      return null;
    },

    async move({ field, value }) {
      return (await current('move')).run.move(field, value);
    },

    async pictures({ indices }) {
      const pictures = expectIndices('pictures: indices', indices, validationPictures('pictures'));
      return picturesOf(ready('pictures').dataset, pictures);
    },

    async draw({ pixels }) {
      putDrawn(ready('draw').dataset, pixels);
      return null;
    },

    async nearest({ index, count }) {
      const own = expectPicture('nearest: index', index, validationPictures('nearest'));
      expectWhole('nearest: count', count, 1, manyPictures);
      return nearestPictures(ready('nearest').dataset, own, count);
    },

    async digits({ choice, offset, count }) {
      const places = validationPictures('digits');
      const { dataset: data } = ready('digits');
      expectWhole('digits: count', count, 1, manyPictures);
      if (choice.kind === 'class') expectWhole('digits: label', choice.label, 0, noLabel - 1);
      const byTerm2 = choice.kind === 'worst' || choice.kind === 'best';
      const id = byTerm2 ? expectModel('digits: model', choice.model) : null;
      const measured = id === null ? null : (session?.run.validationTerm2(id) ?? null);
      const { first } = data.split.validation;
      const labels = data.labels.subarray(first, first + places);
      const chosen = placesOf(choice, labels, measured?.term2 ?? null);
      expectWhole('digits: offset', offset, 0, Math.max(0, chosen.length - 1));
      const indices = chosen.slice(offset, offset + count);
      const evaluated = measured && {
        step: measured.step,
        term2: Float32Array.from(indices, (index) => measured.term2[index]),
      };
      return { ...(await picturesOf(data, indices)), indices, total: chosen.length, evaluated };
    },

    async term2({ model, index }) {
      const id = expectModel('term2: model', model);
      expectPicture('term2: index', index, validationPictures('term2'));
      const measured = (await current('term2')).run.validationTerm2(id);
      // What is drawn is no part of an evaluation.
      return measured && !isDrawn(index) ? { step: measured.step, term2: measured.term2[index] } : null;
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
      expectPicture('traverse: index', index, validationPictures('traverse'));
      expectWhole('traverse: count', count, 1, manyPictures);
      return probe('traverse', id, (run) => {
        expectWhole('traverse: dimension', dimension, 0, run.experiment.models[id].latent - 1);
        return run.traverse(id, index, dimension, count);
      });
    },

    async latentMap({ model, index, dimensions, pictures, grid }) {
      const id = expectModel('latentMap: model', model);
      const places = validationPictures('latentMap');
      expectPicture('latentMap: index', index, places);
      const count = Math.min(places, expectWhole('latentMap: pictures', pictures, 1, manyPictures));
      expectWhole('latentMap: grid', grid, 2, 31);
      return probe('latentMap', id, (run) => {
        const last = run.experiment.models[id].latent - 1;
        const [x, y] = [0, 1].map((at) => expectWhole('latentMap: dimension', dimensions[at], 0, last));
        if (x === y)
          throw new RangeError(`latentMap: expected two dimensions, got ${x} twice; a plane has two axes`);
        return run.latentMap(id, index, [x, y], count, grid);
      });
    },

    async posterior({ model, index }) {
      const id = expectModel('posterior: model', model);
      expectPicture('posterior: index', index, validationPictures('posterior'));
      return probe('posterior', id, (run) => run.posterior(id, index));
    },

    async posteriors({ model, count }) {
      const id = expectModel('posteriors: model', model);
      expectWhole('posteriors: count', count, 1, mostPosteriors);
      const pictures = Math.min(count, validationPictures('posteriors'));
      return probe('posteriors', id, (run) => run.posteriors(id, pictures));
    },

    async parameters({ model }) {
      const id = expectModel('parameters: model', model);
      return (await current('parameters')).ask((run) => run.parameterFile(id));
    },

    async record() {
      const own = await current('record');
      const { dataset: data, backend } = ready('record');
      return own.ask((run) => recordText(run, data, backend, platform.code));
    },

    async audit({ model, pictures, termPictures, samples }) {
      const id = expectModel('audit: model', model);
      expectWhole('audit: pictures', pictures, 2, mostAuditPictures);
      if (termPictures !== undefined) expectWhole('audit: termPictures', termPictures, 2, mostAuditPictures);
      expectWhole('audit: samples', samples, 1, mostAuditSamples);
      return auditing.audit(await current('audit'), { model: id, pictures, termPictures, samples });
    },

    async stopAudit() {
      await auditing.stop();
      return null;
    },

    async checkDevice() {
      await preparing?.done.catch(() => undefined);
      const { dataset: data, backend, experiment } = ready('checkDevice');
      const examine = (measured: Experiment | undefined) =>
        platform.examineDevice(data, measured, (progress) =>
          platform.emit({ event: 'checking', data: progress }),
        );
      const examined = session
        ? session.ask((run) => examine(settingsOf(run)))
        : examining.catch(() => undefined).then(() => examine(experiment));
      examining = examined;
      return { ...(await examined), backend, code: platform.code };
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
