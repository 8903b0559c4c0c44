/** Refined q of the picked picture, by model: under way or found, kept while picture, step and settings are those that it is of. */
import { createStore } from 'zustand/vanilla';
import type { Pictures } from '../experiment/measurements';
import type { RefinedOne, Refining } from '../experiment/refined';
import type { Experiment } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import { pictureAt } from './probes-store';
import { isTraining } from './run-store';
import { defineSlice, type Readable } from './slice';
import { sharedStores } from './stores';
import { atRest, createTask, type TaskState } from './task';

/** What it is of. */
interface Standing {
  /** The experiment that its run was started with, by identity. */
  readonly started: Experiment | null;
  readonly step: number;
  /** The picked picture. */
  readonly index: number;
  /** Moves made so far: T, M and R make another q. */
  readonly moves: number;
  /** The evaluation that is looked at; null at the present. */
  readonly at: number | null;
}

export interface RefinedView extends Pick<Refining, 'head' | 'reconstruction' | 'done' | 'steps'> {
  /** The encoder's q, decoded. */
  readonly encoded: Pictures;
  /** The curve so far. */
  readonly curve: RefinedOne['curve'];
  /** What L fell by: reported, with its error, once it is done; before that by the samples that heads are chosen by. */
  readonly gain: number;
  /** Null while it is under way. */
  readonly found: RefinedOne | null;
}

interface RefineState extends TaskState<ModelId> {
  readonly views: Readonly<Partial<Record<ModelId, RefinedView>>>;
}

interface RefineStore extends Readable<RefineState> {
  /** Pauses the run, then refines q of the picked picture for the models in turn. */
  refine(models: readonly ModelId[]): Promise<void>;
  /** What was found stays; nothing of what is under way. */
  stop(): Promise<void>;
  /** The encoder's q again. */
  putBack(model: ModelId): void;
}

export const refineSlice = defineSlice<RefineStore>((page) => {
  const { client } = page;
  const { experiment, run, probes, past } = sharedStores(page);
  const store = createStore<RefineState>(() => ({ ...atRest, views: {} }));
  const { getState, setState } = store;
  const task = createTask(store);
  const standing = (): Standing => ({
    started: experiment.getState().started,
    moves: experiment.getState().moves.length,
    step: run.getState().status.step,
    index: probes.getState().picked,
    at: past.getState().at,
  });
  let of = standing();
  /** The engine refines q of it; before that a run is brought to a halt. */
  let asked = false;
  const stands = () => {
    const now = standing();
    return (Object.keys(now) as (keyof Standing)[]).every((key) => now[key] === of[key]);
  };

  const put = (model: ModelId, view: RefinedView) =>
    setState(({ views }) => ({ views: { ...views, [model]: view } }));
  const drop = (model: ModelId) =>
    setState(({ views }) => ({
      views: Object.fromEntries(Object.entries(views).filter(([id]) => id !== model)),
    }));

  /** Of another picture, step or run nothing of it holds. */
  function check(): void {
    if (stands()) return;
    of = standing();
    if (Object.keys(getState().views).length > 0) setState({ views: {} });
    if (asked) void stop();
  }

  const stop = () => task.stop(() => client.call('stopRefine', null));

  const ends = [
    client.on(({ event, data }) => {
      const { doing, stopped } = getState();
      if (event !== 'refining' || stopped || data.model !== doing || data.index !== of.index) return;
      const { head, reconstruction, done, steps, freeEnergy } = data;
      const view = done === 0 ? undefined : getState().views[data.model];
      const curve = {
        steps: [...(view?.curve.steps ?? []), done],
        freeEnergy: [...(view?.curve.freeEnergy ?? []), freeEnergy],
      };
      const gain = curve.freeEnergy[0] - freeEnergy;
      const encoded = view?.encoded ?? reconstruction;
      put(data.model, { encoded, head, reconstruction, done, steps, curve, gain, found: null });
    }),
    experiment.subscribe(check),
    run.subscribe(check),
    probes.subscribe(check),
    past.subscribe(check),
  ];
  page.atEnd(() => ends.forEach((end) => end()));

  /** Pauses a run that trains, and waits for its last word on the step. */
  async function rested(): Promise<void> {
    const isMoving = () => isTraining(run.getState().status);
    if (!isMoving()) return;
    await client.call('pause', null);
    await new Promise<void>((resolve) => {
      const end = run.subscribe(look);
      function look(): void {
        if (isMoving()) return;
        end();
        resolve();
      }
      look();
    });
  }

  async function refineEach(models: readonly ModelId[]): Promise<void> {
    await rested();
    check();
    asked = true;
    for (const model of models) {
      // Another picture or a stop meanwhile: nobody waits for the rest.
      if (getState().stopped) return;
      setState({ doing: model });
      drop(model);
      try {
        const found = await client.call('refine', { model, index: of.index });
        if (found.index !== of.index || getState().stopped) return;
        const { head, curve, gain, steps, reconstructions } = found;
        const [encoded, reconstruction] = [0, 1].map((at) => pictureAt(reconstructions, at));
        put(model, { encoded, head, reconstruction, curve, steps, done: steps, gain: gain.mean, found });
      } catch (error) {
        drop(model);
        throw error;
      }
    }
  }

  const { getInitialState, subscribe } = store;
  return {
    ...{ getState, getInitialState, subscribe },
    refine: (models) => task.begin(models[0], () => refineEach(models).finally(() => (asked = false))),
    async stop() {
      await stop();
    },
    putBack: drop,
  };
});
