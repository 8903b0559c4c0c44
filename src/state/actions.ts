/** Everything a hand can do to the page, and the only caller of the engine: it asks, and writes the answers into the stores. */
import type { BackendChoice, EngineClient, Status } from '../engine/protocol';
import type { Experiment, Move } from '../experiment/experiment';
import { runFields } from '../experiment/experiment';
import { moveTarget } from '../experiment/move-fields';
import type { ModelId } from '../models/registry';
import type { AnyValue } from '../schema/field';
import { hear } from './hear';
import { createProbing, readDigits } from './probing';
import { stripLength } from './probes-store';
import { idleStatus, isTraining, withTemperature } from './run-store';
import { modelsOn, withMoved } from './settings';
import type { Stores } from './use-page';

export interface Actions {
  /** Chooses a backend and shows the first digits; trains nothing. */
  open(): Promise<void>;
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
  /** A setting that the next run starts with. */
  setFixed(name: string, value: AnyValue): void;
  /** What the button of a failure does. */
  remedy(): Promise<void>;
  /** A link's experiment; a run in hand is paused and left. */
  openLink(experiment: Experiment, moves: readonly Move[], notices: readonly string[]): Promise<void>;
  pickDigit(index: number): void;
  turnDigits(by: 1 | -1): Promise<void>;
  /** Null shows the model's largest KL. */
  pickDimension(model: ModelId, dimension: number | null): void;
  close(): void;
}

const SEEDS = runFields.seed.maximum + 1;

/** A seed that nobody chose, from the browser's entropy: the one number here that is not reproducible, until it is in the link. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;
}

export function createActions(client: EngineClient, stores: Stores, seed: () => number = randomSeed): Actions {
  const { experiment, run, metrics, probes } = stores;
  const probing = createProbing({ client, ...stores });
  const asked = { client, ...stores };
  let opening: Promise<void> | null = null;
  /** What was being done when it failed, for 'Try again'. */
  let attempt: () => Promise<void> = open;

  const stopListening = client.on((event) => {
    hear(event, stores);
    if (event.event === 'evaluation') probing.want();
    if (event.event === 'status' && restsNow(event.data)) probing.want(true);
  });
  let before: Status['state'] = 'idle';

  /** Whether this status ends a stretch of training, so that the pictures are to be brought up to it. */
  function restsNow({ state }: Status): boolean {
    const rests = state !== before && (state === 'paused' || state === 'finished');
    before = state;
    return rests;
  }

  /** Does something that may fail, and shows the failure unless the engine has already worded it better. */
  async function attempting(work: () => Promise<void>): Promise<void> {
    attempt = () => attempting(work);
    try {
      await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (run.getState().failure === null)
        run.setState({ failure: { kind: 'internal', message, remedy: 'Try again' } });
    }
  }

  /** Nothing of an earlier run stays on the page. */
  function forget(): void {
    probing.cancel();
    metrics.clear();
    probes.setState({ views: {}, problem: null });
  }

  async function openNow(): Promise<void> {
    run.setState({ opening: true, failure: null });
    try {
      const { choice } = run.getState();
      const backend = await client.call('open', { backend: choice, experiment: experiment.getState().shown });
      run.setState({ backend });
      await readDigits(probes.getState().digits?.indices[0] ?? 0, asked);
    } finally {
      run.setState({ opening: false, progress: null });
    }
  }

  function open(): Promise<void> {
    opening ??= attempting(openNow).finally(() => (opening = null));
    return opening;
  }

  async function opened(): Promise<boolean> {
    if (run.getState().backend === null || opening) await open();
    return run.getState().backend !== null && run.getState().failure === null;
  }

  function start(moves: readonly Move[], paused: boolean): Promise<void> {
    return attempting(async () => {
      run.setState({ failure: null });
      if (!(await opened())) return;
      forget();
      experiment.start(moves);
      try {
        const { notices } = await client.call('start', {
          experiment: experiment.getState().shown,
          moves,
          paused,
        });
        experiment.notice(notices);
      } catch (error) {
        experiment.drop();
        throw error;
      }
    });
  }

  /** Begins the experiment shown, with the moves that its link brought. */
  const begin = (paused: boolean) => start(experiment.getState().moves, paused);

  async function restart(): Promise<void> {
    await start([], false);
  }

  async function remedy(): Promise<void> {
    const { failure } = run.getState();
    run.setState({ failure: null });
    if (!failure) return;
    const { started, shown } = experiment.getState();
    if (started === null) return attempt();
    if (failure.kind === 'internal' || failure.kind === 'device-lost') {
      // The run is gone, but it is a pure function of what it was started with: it is trained again.
      experiment.drop();
      return begin(false);
    }
    if (failure.kind === 'non-finite')
      for (const model of modelsOn(shown))
        await setLive(`${model}.learningRate`, shown.models[model].learningRate / 2);
    return resume();
  }

  const resume = () => attempting(async () => void (await client.call('resume', null)));

  function train(): Promise<void> {
    if (run.getState().failure !== null) return remedy();
    return experiment.getState().started === null ? begin(false) : resume();
  }

  async function setLive(field: string, value: Move['value']): Promise<void> {
    const { started, shown } = experiment.getState();
    const isTemperature = moveTarget(field)?.nullable === true;
    if (started === null) {
      if (isTemperature) experiment.planTemperature(typeof value === 'number' ? value : null);
      else experiment.setLive(field, value);
      return;
    }
    // The control stays where the hand left it while the answer is on its way.
    if (isTemperature) run.setState(({ status }) => ({ status: withTemperature(status, field, value) }));
    else experiment.expect(withMoved(shown, field, value).experiment);
    await attempting(async () => {
      const { move, notices } = await client.call('move', { field, value });
      if (move) experiment.move(move);
      else experiment.expect(shown);
      experiment.notice(notices);
    });
    if (!isTraining(run.getState().status)) probing.want(true);
  }

  return {
    open,
    train,
    restart,
    setLive,
    remedy,
    async chooseBackend(choice) {
      await opening;
      experiment.drop();
      forget();
      run.setState({ choice, backend: null, status: idleStatus });
      await open();
    },
    pause: () => attempting(async () => void (await client.call('pause', null))),
    async step() {
      if (experiment.getState().started === null) await begin(true);
      if (run.getState().failure === null)
        await attempting(async () => void (await client.call('step', { count: 1 })));
    },
    extend: (steps) => attempting(async () => void (await client.call('extend', { steps }))),
    async newSeed() {
      experiment.setRun('seed', seed());
      if (experiment.getState().started !== null) await restart();
    },
    setFixed(name, value) {
      if (name in runFields) experiment.setRun(name, value);
      else experiment.setModels(name, value);
    },
    async openLink(linked, moves, notices) {
      // A run that is only starting is waited for; one that has died has nothing to pause.
      if (experiment.getState().started !== null) await client.call('pause', null).catch(() => undefined);
      forget();
      experiment.open(linked, moves, notices);
      run.setState({ status: idleStatus, failure: null });
    },
    pickDigit(index) {
      probes.setState({ picked: index });
      probing.want(true);
    },
    async turnDigits(by) {
      const first = probes.getState().digits?.indices[0] ?? 0;
      await attempting(() => readDigits(Math.max(0, first + by * stripLength), asked));
      probing.want(true);
    },
    pickDimension(model, dimension) {
      probes.setState((state) => ({
        dimension: { ...state.dimension, [model]: dimension ?? undefined },
      }));
      probing.want(true);
    },
    close() {
      stopListening();
      probing.cancel();
      client.close();
    },
  };
}
