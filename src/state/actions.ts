/** Everything the user can do to the page. Session and probing, which it makes, call the engine too; so do slices, for what only their views show. */
import type { BackendChoice, DigitChoice, EngineClient, Status } from '../engine/protocol';
import { fittedBatch } from '../experiment/fitted-batch';
import type { Drawing } from '../experiment/drawn-digit';
import type { Experiment, Move } from '../experiment/experiment';
import { runFields } from '../experiment/experiment';
import { firstDifference } from '../experiment/first-difference';
import { moveTarget } from '../experiment/move-fields';
import type { ModelId } from '../models/registry';
import type { AnyValue } from '../schema/field';
import { hear } from './hear';
import type { KeptRuns } from './kept-runs';
import { isAwaiting, readDigits, readPicked } from './digits';
import { nothingToTrain } from './nothing-on';
import { createProbing } from './probing';
import { randomSeed } from './random-seed';
import { endsEngine, idleStatus, isBusy, isTraining, withTemperature } from './run-store';
import { createSession } from './session';
import { modelsOn } from './settings';
import { throttle } from './throttle';
import type { Stores } from './stores';

export interface Actions {
  /** Chooses a backend and shows the first pictures; trains nothing. */
  open(): Promise<void>;
  /** Another backend; a run in hand is left, and trained again from step 0 by the next `train`. */
  chooseBackend(choice: BackendChoice): Promise<void>;
  /** Starts a run, or goes on with one. */
  train(): Promise<void>;
  pause(): Promise<void>;
  step(): Promise<void>;
  extend(steps: number): Promise<void>;
  /** From step 0 with the same seed and the settings shown; the moves of the run in hand are forgotten. */
  restart(): Promise<void>;
  /** A random seed; a run in hand starts again with it. */
  newSeed(): Promise<void>;
  /** A live setting, or T: a move of the run in hand, else a setting of the next. */
  setLive(field: string, value: Move['value']): Promise<void>;
  /** The run in hand with other moves: trained again from where it still agrees with them, up to where it was. Before it starts, the moves that it will make. */
  branch(moves: readonly Move[]): Promise<void>;
  /** A run that is the one in hand up to the step looked at, and goes on from there with what a hand has set; the one in hand is kept. */
  branchHere(): Promise<void>;
  /** A run from step 0 on that data set with the settings shown; a link that waited for it makes its moves again. */
  /** `pictures` are those for training, where that is known: a batch is no larger. */
  trainOn(dataset: string, pictures?: number): Promise<void>;
  /** A setting that the next run starts with; one of the models in `models`, or in all that have it. */
  setFixed(name: string, value: AnyValue, models?: readonly ModelId[]): void;
  /** Forgets the settings shown that need a restart: those of the run in hand are shown again. */
  keepRunning(): void;
  /** What the button of a failure does. */
  remedy(): Promise<void>;
  /** Goes on with a run that is kept on this device, by its id, or with that of a run file; a run in hand is kept and left. */
  continueRun(run: string | Uint8Array): Promise<void>;
  /** A run of that experiment from step 0; `beginning` is called where it takes the place of the run in hand, which is kept. */
  trainNew(experiment: Experiment, beginning: () => unknown): Promise<void>;
  /** A link's experiment; a run in hand is paused and left. `start` names the parameters that the link's run began from. */
  openLink(
    experiment: Experiment,
    moves: readonly Move[],
    notices: readonly string[],
    start?: string | null,
  ): Promise<void>;
  /** Any validation picture, in the strip or not. */
  pickDigit(index: number): void;
  /** A picture drawn by hand is picked in place of one of theirs. */
  pickDrawing(drawing: Drawing): void;
  /** The picture beside the picked one in the strip, which turns at its ends; its first where the picked one is elsewhere. */
  pickBeside(by: 1 | -1): Promise<void>;
  /** What the strip holds, from its first; the same again brings a choice by term2 up to the last evaluation. */
  chooseDigits(choice: DigitChoice): Promise<void>;
  turnDigits(by: 1 | -1): Promise<void>;
  /** Null shows the model's largest KL. */
  pickDimension(model: ModelId, dimension: number | null): void;
  /** Shows a view, as an entry of its own in the browser's history. */
  show(view: string): void;
  close(): void;
}

/** While a pen moves the models are asked at most that often. */
const DRAWING_MILLISECONDS = 300;

export function createActions(
  client: EngineClient,
  stores: Stores,
  keptRuns: Pick<KeptRuns, 'getState' | 'take' | 'runs'>,
  seed: () => number = randomSeed,
): Actions {
  const { experiment, run, metrics, probes, view, past } = stores;
  const probing = createProbing(client, stores);
  const session = createSession(client, stores, probing);
  let state: Status['state'] = 'idle';
  let drawings = 0;
  /** Links asked for so far, and the newest on its way: what is begun meanwhile is begun with it. */
  let links = 0;
  /** Runs asked for so far: the last one wins. */
  let wishes = 0;
  let linking: Promise<void> | null = null;

  const stopListening = client.on((event) => {
    hear(event, stores);
    // While it trains the pictures follow; after an evaluation they show its dimension of largest KL.
    const follows = event.event === 'metrics' || event.event === 'evaluation';
    if (follows && past.getState().at === null) probing.want();
    // An empty strip fills with what it waits for; one that is there stays under the hand until it is asked for anew.
    const { digits } = probes.getState();
    if (event.event === 'evaluation' && digits && isAwaiting(digits, event.data.model))
      void showDigits(digits.choice, 0);
    if (event.event !== 'status') return;
    const { state: next } = event.data;
    // The end of a stretch of training, up to which the pictures are now to be brought.
    if (next !== state && (next === 'paused' || next === 'finished')) probing.want(true);
    state = next;
  });

  const stopLooking = past.subscribe(({ at }, before) => {
    if (at !== before.at) probing.want(true);
  });

  async function showDigits(choice: DigitChoice, offset: number): Promise<void> {
    await session.attempting(() => readDigits(choice, offset, client, stores));
    probing.want(true);
  }

  /** The experiment shown, with the moves that its link brought. */
  const begin = (paused: boolean) => {
    // At the click: what still moved while a run is prepared would be taken for it.
    run.setState({ begun: true });
    wishes++;
    return session.start(experiment.getState().moves, paused);
  };
  const restart = async () => {
    if (nothingToTrain(experiment)) return;
    wishes++;
    return session.start([], false);
  };

  /** Half of what takes most memory; all models share the batch. */
  function takeLess(): void {
    const { shown } = experiment.getState();
    const many = modelsOn(shown).filter((model) => shown.models[model].samples > 1);
    for (const model of many)
      experiment.setModels('samples', Math.floor(shown.models[model].samples / 2), [model]);
    if (many.length === 0)
      experiment.setRun('batchSize', Math.max(runFields.batchSize.minimum, Math.floor(shown.batchSize / 2)));
  }

  async function remedy(): Promise<void> {
    const { failure } = run.getState();
    const { started, shown } = experiment.getState();
    if (failure === null) return;
    if (failure.kind === 'silent' && started === null) return session.open();
    // What opens an engine in the place of a silent one has to know of it.
    if (failure.kind !== 'silent') run.setState({ failure: null });
    if (started === null) return session.again();
    if (endsEngine(failure)) {
      const { kept } = keptRuns.getState();
      session.drop();
      // The same settings would take as much memory again.
      if (failure.kind !== 'memory' && kept) {
        if (failure.kind === 'silent') await session.open();
        return continueRun(kept.id);
      }
      // The run is gone, but it is a pure function of what it was started with: it is trained again.
      if (failure.kind === 'memory') takeLess();
      return begin(false);
    }
    if (failure.kind === 'non-finite')
      for (const model of modelsOn(shown))
        await setLive(`${model}.learningRate`, shown.models[model].learningRate / 2);
    return session.resume();
  }

  const pause = () => session.attempting(() => client.call('pause', null));

  /** What is trained now is what somebody wants to see. */
  function toPresent(): void {
    if (past.getState().at !== null) past.look(null);
  }

  async function train(): Promise<void> {
    const own = links;
    if (linking) await linking;
    if (own !== links) return;
    if (run.getState().failure !== null) return remedy();
    if (nothingToTrain(experiment)) return;
    toPresent();
    run.setState(({ again }) => ({ again: again && { ...again, rest: false } }));
    return experiment.getState().started === null ? begin(false) : session.resume();
  }

  function continueRun(wanted: string | Uint8Array): Promise<void> {
    const own = ++wishes;
    return session.attempting(async () => {
      const taken =
        typeof wanted === 'string' ? await keptRuns.take(wanted) : { file: wanted, begin: undefined };
      const { file, begin: beginning } = taken;
      const seen = await client.call('readRun', { file });
      if (own !== wishes) return;
      experiment.open(seen.experiment, seen.moves, []);
      run.setState({ begun: true, failure: null });
      await session.start(seen.moves, false, file, undefined, beginning);
    });
  }

  function trainNew(wanted: Experiment, beginning: () => unknown): Promise<void> {
    wishes++;
    toPresent();
    run.setState({ begun: true });
    return session.start([], false, undefined, undefined, () => {
      beginning();
      experiment.open(wanted, [], experiment.getState().notices);
    });
  }

  /** Until that is done, or the engine is found not to answer. */
  async function unlessSilent(work: () => Promise<unknown>): Promise<void> {
    const isSilent = () => run.getState().failure?.kind === 'silent';
    if (isSilent()) return;
    let stop: () => void = () => undefined;
    const silent = new Promise<void>((resolve) => {
      stop = run.subscribe(() => {
        if (isSilent()) resolve();
      });
    });
    await Promise.race([work(), silent]);
    stop();
  }

  /** To where the run in hand is, and rests as it does; with `from`, to that step, and trains on. */
  async function branch(moves: readonly Move[], from?: number): Promise<void> {
    const { started, moves: before } = experiment.getState();
    const { status, failure, again } = run.getState();
    if (started === null) return experiment.plan(moves);
    if (isBusy(run.getState())) return;
    wishes++;
    const to = from ?? Math.max(status.step, again?.to ?? 0);
    const rest = from === undefined && (!isTraining(status) || (again?.rest ?? false));
    const { kept } = keptRuns.getState();
    // Its snapshots went with the engine; the file on this device may do.
    const ofFile =
      failure && endsEngine(failure) && kept && kept.step <= firstDifference(before, moves) ? kept.id : null;
    return session.attempting(async () => {
      const file = ofFile === null ? undefined : (await keptRuns.runs().call('read', { id: ofFile })).file;
      await session.start(moves, rest, file, { to, budget: status.steps });
    });
  }

  /** Nothing where a newer link came while the run in hand was being paused. */
  async function openLink(
    linked: Experiment,
    moves: readonly Move[],
    notices: readonly string[],
    start: string | null,
    own: number,
  ): Promise<void> {
    // A run that is only starting is waited for; one that has died, or does not answer, has nothing to pause.
    if (experiment.getState().started !== null)
      await unlessSilent(() => client.call('pause', null).catch(() => undefined));
    if (own !== links) return;
    session.leave();
    experiment.open(linked, moves, notices);
    const startOf = { experiment: linked, moves };
    run.setState({ begun: false, status: idleStatus, failure: null, start, startOf });
  }

  async function setLive(field: string, value: Move['value']): Promise<void> {
    if (past.put(field, value)) return;
    const { started, shown } = experiment.getState();
    const isTemperature = moveTarget(field)?.nullable === true;
    if (started === null) {
      if (isTemperature) experiment.planTemperature(typeof value === 'number' ? value : null);
      else experiment.setLive([{ field, value }]);
      return;
    }
    // The control stays where the hand left it while the answer is on its way.
    if (isTemperature)
      run.setState(({ status }) => ({ status: withTemperature(status, field, value, started) }));
    else experiment.setLive([{ field, value }]);
    const asked = { field, value };
    const answered = experiment.ask(asked);
    await session.attempting(async () => {
      const { move, notices } = await client.call('move', asked);
      if (move) experiment.move(move);
      else experiment.show(shown);
      experiment.notice(notices);
    });
    answered();
    if (!isTraining(run.getState().status)) probing.want(true);
    else if (nothingToTrain(experiment)) await pause();
  }

  function pick(index: number): void {
    // Before there is an engine the opening reads it.
    if (run.getState().backend === null) probes.setState({ picked: index });
    else void session.attempting(() => readPicked(index, client, stores));
    probing.want(true);
  }

  /** Each drawing has an index of its own, so that nothing of an older one is taken for it. */
  const pickDrawing = throttle(() => {
    drawings++;
    pick(-drawings);
  }, DRAWING_MILLISECONDS);

  async function turnDigits(by: 1 | -1): Promise<void> {
    const { digits } = probes.getState();
    if (!digits) return;
    const { choice, offset, most, total } = digits;
    const next = offset + by * most;
    if (next >= 0 && next < total) await showDigits(choice, next);
  }

  return {
    open: session.open,
    train,
    restart,
    setLive,
    remedy,
    async chooseBackend(choice) {
      wishes++;
      session.drop();
      session.leave();
      run.setState({ choice, backend: null, status: idleStatus });
      await session.open();
    },
    pause,
    async step() {
      if (nothingToTrain(experiment)) return;
      toPresent();
      if (experiment.getState().started === null) await begin(true);
      if (run.getState().failure === null) await session.attempting(() => client.call('step', { count: 1 }));
    },
    extend(steps) {
      toPresent();
      return session.attempting(() => client.call('extend', { steps }));
    },
    async newSeed() {
      experiment.setRun('seed', seed());
      if (experiment.getState().started !== null) await restart();
    },
    async trainOn(dataset, pictures = Infinity) {
      experiment.setRun('dataset', dataset);
      const fitted = fittedBatch(experiment.getState().shown.batchSize, pictures);
      if (fitted) {
        experiment.setRun('batchSize', fitted.batchSize);
        experiment.notice([fitted.notice]);
      }
      if (experiment.getState().started !== null) await restart();
      else await begin(false);
    },
    setFixed(name, value, models) {
      if (name in runFields) experiment.setRun(name, value);
      else experiment.setModels(name, value, models);
    },
    keepRunning: () => experiment.keepRunning(),
    continueRun,
    trainNew,
    branch: (moves) => branch(moves),
    async branchHere() {
      const wanted = past.branch();
      if (wanted === null || isBusy(run.getState())) return;
      metrics.branchOff();
      await branch(wanted.moves, wanted.to);
    },
    openLink(linked, moves, notices, start = null) {
      wishes++;
      const own = openLink(linked, moves, notices, start, ++links).finally(() => {
        if (linking === own) linking = null;
      });
      return (linking = own);
    },
    pickDigit: pick,
    pickDrawing(drawing) {
      probes.setState({ drawing });
      pickDrawing();
    },
    async pickBeside(by) {
      const place = probes.getState().digits?.indices.indexOf(probes.getState().picked) ?? -1;
      const before = probes.getState().digits;
      const beside = before?.indices[place < 0 ? 0 : place + by];
      if (beside !== undefined) return pick(beside);
      await turnDigits(by);
      const after = probes.getState().digits;
      if (after && after !== before) pick(after.indices[by > 0 ? 0 : after.indices.length - 1]);
    },
    chooseDigits: (choice) => showDigits(choice, 0),
    turnDigits,
    pickDimension(model, dimension) {
      probes.setState((shown) => ({ dimension: { ...shown.dimension, [model]: dimension ?? undefined } }));
      probing.want(true);
    },
    show: (name) => view.setState({ name }),
    close() {
      stopListening();
      stopLooking();
      probing.cancel();
      client.close();
    },
  };
}
