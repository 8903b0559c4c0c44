/** The engine's commands and states. Knows no thread, no tensor library and no messages: worker.ts and the command line give it those. */
import type { Dataset } from '../data/dataset';
import { expectModel, expectWhole } from '../experiment/arguments';
import { runFields, type Experiment } from '../experiment/experiment';
import { settingsAt, withLive } from '../experiment/live-settings';
import { expectNets } from '../models/net-of';
import { modelIds } from '../models/registry';
import type { KeptRun } from '../training/kept-run';
import type { Run } from '../training/run-contract';
import { createBeside } from './beside';
import { besideHandlers } from './beside-handlers';
import { createBranching } from './branching';
import { checkPictures } from './check-pictures';
import { createDataInHand } from './data-in-hand';
import { endsInstance, failureOf } from './failures';
import type { Handlers, Reach } from './handlers';
import { createLookingBack } from './looking-back';
import { pictureHandlers } from './picture-handlers';
import { measuringHandlers } from './measuring-handlers';
import { MissingDataset } from './missing-dataset';
import type { Platform } from './platform';
import { createPreparing } from './preparing';
import { probeHandlers } from './probe-handlers';
import type { BackendReport, CommandName, Commands, RunState } from './protocol';
import { recordText } from './record';
import { createRefining } from './refining';
import { runHandlers } from './run-handlers';
import { createSession, type Session } from './session';
import { tellHistory } from './tell-history';
import { createTurns } from './turns';

export interface Engine {
  handle<K extends CommandName>(command: K, take: Commands[K]['take']): Promise<Commands[K]['give']>;
}

interface Opened {
  readonly dataset: Dataset;
  readonly backend: BackendReport;
  /** What it was measured with. */
  readonly experiment: Experiment | undefined;
}

/** More than any run could want; what it keeps out is a slip. */
const manySteps = 1_000_000;

function expectOn({ models }: Experiment): void {
  if (!modelIds.some((id) => models[id].on))
    throw new Error('start: expected at least one model that is on, got none');
}

const optimiserAnew = ({ step }: KeptRun): string =>
  `This file has parameters alone: the optimiser begins anew at step ${step.toLocaleString('en')}. What is trained from there on is another run than the one that the file was made of.`;

/** A run's experiment with its live settings as they are now. */
const settingsOf = ({ experiment, moves, step }: Run): Experiment =>
  withLive(experiment, settingsAt(experiment, moves, step).models);

export function createEngine(platform: Platform): Engine {
  let opened: Opened | null = null;
  let session: Session | null = null;
  const preparing = createPreparing();
  const data = createDataInHand(platform);
  const refining = createRefining(platform);
  const branching = createBranching();
  const past = createLookingBack(branching, platform);
  const turns = createTurns(preparing, () => session);
  const beside = createBeside(turns, platform);

  /** The last examination of the device, in which nothing may be prepared. */
  let examining: Promise<unknown> = Promise.resolve();

  function say(state: RunState): void {
    const nothing = { stepsPerSecond: 0, secondsLeft: null, temperature: {}, temperatureHeld: {} };
    platform.emit({ event: 'status', data: { state, step: 0, steps: 0, ...nothing } });
  }

  /** One preparation at a time, the last wins; a failure is said in the page's words as well as in the answer. `leave` is done before the run in hand ends. */
  function prepare<T>(
    command: 'open' | 'start',
    work: (overtaken: () => boolean) => Promise<T>,
    leave: (own: Session) => Promise<void> = async () => undefined,
  ): Promise<T> {
    return preparing.prepare(command, async (overtaken) => {
      try {
        if (session) await leave(session);
        say('preparing');
        await examining.catch(() => undefined);
        await turns.rested();
        await measuring.stop();
        await refining.stop();
        await session?.close();
        past.forget();
        beside.rest();
        session = null;
        return await work(overtaken);
      } catch (error) {
        if (!overtaken()) {
          platform.emit({ event: 'failure', data: failureOf(error) });
          say('failed');
        }
        throw error;
      }
    });
  }

  function ready(command: CommandName): Opened {
    if (opened) return opened;
    throw new Error(
      `${command}: expected an open engine, got none; call 'open' first and wait for its answer`,
    );
  }

  /** The run in hand, waiting for one that is being started. */
  async function current(command: CommandName): Promise<Session> {
    await preparing.settled('start');
    ready(command);
    if (session) return session;
    throw new Error(`${command}: expected a run, got none; call 'start' first`);
  }

  const reach: Reach = {
    dataset: (command) => ready(command).dataset,
    current,
    session: () => session,
    past,
    beside,
    turns,
  };

  const measuring = measuringHandlers(reach, platform);

  const handlers: Handlers = {
    async open({ backend, threads, experiment }) {
      if (threads !== undefined) expectWhole('open: threads', threads, 1, 256);
      return prepare('open', async () => {
        opened = null;
        branching.forget();
        const dataset = await data.hold(experiment?.dataset ?? runFields.dataset.default);
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

    async check({ experiment }) {
      ready('check');
      expectOn(experiment);
      try {
        const { width, height } = await data.look(experiment.dataset);
        expectNets(experiment.models, width * height);
      } catch (error) {
        if (error instanceof MissingDataset) return { missing: error.message };
        throw error;
      }
      return { missing: null };
    },

    async start({ paused = false, from, branch, digestAt, ...asked }) {
      if (digestAt !== undefined) expectWhole('start: digestAt', digestAt, 1, Number.MAX_SAFE_INTEGER);
      const file = from && (await platform.runFiles.read(from));
      const { experiment, moves } = (!branch && file?.kept) || asked;
      if (!preparing.busy) ready('start');
      expectOn(experiment);
      const notices = [...settingsAt(experiment, moves, Infinity).notices];
      const begin = async (overtaken: () => boolean) => {
        const own = ready('start');
        const dataset = await data.hold(experiment.dataset);
        opened = { ...own, dataset };
        if (file) checkPictures(file, dataset);
        const { backend, plan } = file?.facts ?? { backend: own.backend, plan: own.backend.plan };
        const by = branch && !file ? null : `${backend.name} ${plan}`;
        const wanted = { experiment, moves, sha256: dataset.sha256, by };
        const kept = branch ? branching.from(wanted, branch.budget, file?.kept) : file?.kept;
        if (file?.facts.view && kept?.start === file.kept.start) notices.push(optimiserAnew(file.kept));
        const run = await platform.createRun({ experiment, moves, dataset, from: kept });
        if (branch) run.extend(branch.budget - run.budget);
        branching.begin(wanted, run, kept);
        if (overtaken()) run.dispose();
        else {
          const rest = Math.max(run.step, branch?.to ?? 0);
          if (kept) tellHistory(kept, platform.emit);
          session = createSession(run, dataset, platform, {
            until: paused ? rest : Infinity,
            onEvaluated: branching.add,
            digestAt,
          });
        }
        return { notices, start: kept?.start ?? null, step: kept?.step ?? 0 };
      };
      return prepare('start', begin, async (own) => {
        if (branch) await branching.leave(own, moves);
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

    async spareCore({ spare }) {
      ready('spareCore');
      // Messages are heard between two steps, or two batches of an evaluation: no kernel is under way.
      return { threads: platform.spareCore(spare) };
    },

    ...pictureHandlers(reach),
    ...probeHandlers(reach),
    ...besideHandlers(reach, platform),
    ...measuring.handlers,
    ...refining.handlers(reach),
    ...runHandlers({ ...reach, branching, backend: () => ready('keep').backend }, platform),

    async parameters({ model }) {
      const id = expectModel('parameters: model', model);
      return (await current('parameters')).ask((run) => run.parameterFile(id));
    },

    async record() {
      const own = await current('record');
      const { dataset: data, backend } = ready('record');
      return own.ask((run) => recordText(run, data, backend, platform.code));
    },

    async checkDevice() {
      await preparing.settled();
      const { dataset: data, backend, experiment } = ready('checkDevice');
      const examine = (measured: Experiment | undefined) =>
        platform.examineDevice(data, measured, (progress) =>
          platform.emit({ event: 'checking', data: progress }),
        );
      const examined = session
        ? session.ask((run) => examine(settingsOf(run)))
        : turns.alone(() => examine(experiment));
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
      try {
        return await handlers[command](take);
      } catch (error) {
        // A question that broke WebAssembly ends the run as well, which would compute on in what is left of it.
        if (session && endsInstance(error)) platform.emit({ event: 'failure', data: failureOf(error) });
        throw error;
      }
    },
  };
}
