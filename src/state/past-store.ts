/** The past of the run in hand: the evaluation that the page shows in place of the present. While it does, the controls show the settings of that step, and what a hand does to them is only previewed. */
import { createStore } from 'zustand/vanilla';
import { runFields, type Move } from '../experiment/experiment';
import { settingsAt, withLive, type Live } from '../experiment/live-settings';
import { temperatureOf } from '../experiment/temperature';
import { moveTarget } from '../experiment/move-fields';
import { readSettings, withSettings } from '../experiment/view-settings';
import type { ModelId } from '../models/registry';
import type { IntegerField } from '../schema/field';
import { experimentSlice } from './experiment-store';
import { hold, previewSlice } from './preview-store';
import { runSlice } from './run-store';
import { withLiveOf } from './settings';
import { defineSlice, type Readable } from './slice';
import { snapshotsSlice } from './snapshots-store';
import { viewSlice } from './view-store';

interface PastState {
  /** Evaluations behind the present that can be looked at, oldest first. */
  readonly steps: readonly number[];
  /** The one that is looked at; null where the present is. */
  readonly at: number | null;
}

export interface PastStore extends Readable<PastState> {
  /** Null is the present. */
  look(step: number | null): void;
  /** What a hand sets while the past is looked at is previewed, until it becomes a branch's; false at the present. */
  put(field: string, value: Move['value']): boolean;
  /** Where a branch from here begins, and its moves; null at the present. */
  branch(): { readonly to: number; readonly moves: readonly Move[] } | null;
  /** T as a model trained with it then, null without one; undefined at the present. */
  temperature(model: ModelId): number | null | undefined;
}

/** 0 is the present: nothing was evaluated before the first step. */
const at: IntegerField = {
  kind: 'integer',
  link: 'at',
  label: 'Step looked at',
  symbol: '',
  equation: null,
  meaning: 'The evaluation that is shown in place of the present.',
  moves: 'Nothing of the run.',
  live: true,
  minimum: 0,
  maximum: runFields.steps.maximum,
  default: 0,
};
const pastFields = { at };

export const pastSlice = defineSlice((page): PastStore => {
  const { of, atEnd } = page;
  const [experiment, run, view, preview, snapshots] = [
    of(experimentSlice),
    of(runSlice),
    of(viewSlice),
    of(previewSlice),
    of(snapshotsSlice),
  ];
  const store = createStore<PastState>(() => ({ steps: [], at: null }));
  /** Settings of what was shown last; of a step that is looked at they stay, since its moves are all made. */
  let live: Live['models'] | null = null;

  const wanted = () => readSettings('train', pastFields, view.getState().settings).values.at;

  function look(step: number | null): void {
    view.setState(({ settings }) => ({
      settings: withSettings('train', pastFields, settings, { at: step ?? at.default }),
    }));
  }

  /** The controls show the settings of what is shown. */
  function follow(): void {
    const { at: shownAt } = store.getState();
    const { started, moves, shown } = experiment.getState();
    preview.setState({ held: {}, stays: shownAt !== null });
    if (started === null) return;
    // What a hand moves at an evaluation is for the next step.
    const step = shownAt === null ? run.getState().status.step : shownAt - 1;
    ({ models: live } = settingsAt(started, moves, step));
    experiment.show(withLiveOf(shown, withLive(started, live)));
  }

  function update(): void {
    const { step } = run.getState().status;
    const asked = wanted();
    const steps = snapshots.getState().looked.filter((one) => one < step);
    const before = store.getState();
    // Of a link that is still being trained the step is to come.
    const found =
      asked === 0 || asked >= step ? null : (steps.findLast((one) => one <= asked) ?? steps[0] ?? null);
    const same = steps.length === before.steps.length && steps.every((one, i) => one === before.steps[i]);
    if (same && found === before.at) return;
    store.setState({ steps: same ? before.steps : steps, at: found });
    if (found !== before.at) follow();
  }

  function put(field: string, value: Move['value']): boolean {
    if (store.getState().at === null) return false;
    if (typeof value === 'number') {
      if (moveTarget(field)?.nullable !== true) experiment.setLive([{ field, value }]);
      hold(preview, field, value);
    } else if (value === null) {
      const others = Object.entries(preview.getState().held).filter(([name]) => name !== field);
      preview.setState({ held: Object.fromEntries(others) });
    } else experiment.notice(['A model is switched on or off in the present: press Now first.']);
    return true;
  }

  const ends = [
    snapshots.subscribe(update),
    view.subscribe((now, before) => {
      if (now.settings !== before.settings) update();
    }),
    run.subscribe(({ status }, before) => {
      if (status.step !== before.status.step) update();
    }),
    experiment.subscribe(({ started }, before) => {
      // Another run in its place is seen from its present; a link says itself what it shows.
      if (started !== before.started && started !== null && before.started !== null) look(null);
    }),
  ];
  atEnd(() => ends.forEach((end) => end()));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    look,
    put,
    branch() {
      const { at: to } = store.getState();
      if (to === null) return null;
      const made = Object.entries(preview.getState().held).map(([field, value]) => ({
        step: to,
        field,
        value,
      }));
      const before = experiment.getState().moves.filter(({ step }) => step < to);
      return { to, moves: [...before, ...made] };
    },
    temperature(model) {
      const { at: step } = store.getState();
      const { started } = experiment.getState();
      if (step === null || started === null || live === null) return undefined;
      const { settings, heldTemperature } = live[model];
      return temperatureOf(model, settings, heldTemperature, step - 1, started.steps);
    },
  };
});
