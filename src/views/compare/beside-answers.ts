/** What each run beside the run in hand makes of the picked picture: asked once a run, model and picture, while the Compare view is shown. The run in hand is asked by the page anyway. */
import { createStore } from 'zustand/vanilla';
import type { Pictures } from '../../experiment/measurements';
import type { ModelId } from '../../models/registry';
import { wordsOf } from '../../schema/words-of';
import type { PosteriorView } from '../../state/posterior-view';
import { probesSlice } from '../../state/probes-store';
import { runSlice } from '../../state/run-store';
import { createRefresher } from '../../state/refresher';
import { defineSlice, type Readable } from '../../state/slice';
import { viewSlice } from '../../state/view-store';
import { compareSlice } from './compare-store';
import type { ComparedRun } from './compared-run';

/** A picture and the numbers of its posterior, or why there are none. */
export type BesideAnswer =
  | {
      readonly reconstruction: Pictures;
      readonly posterior: PosteriorView;
      /** At which samples are drawn; null of a model without one. */
      readonly temperature: number | null;
    }
  | { readonly problem: string };

interface BesideState {
  /** Of which question they are; null before there is one. */
  readonly model: ModelId | null;
  readonly index: number;
  readonly answers: ReadonlyMap<ComparedRun, BesideAnswer>;
}

interface BesideAnswers extends Readable<BesideState> {
  /** Whose pictures are looked at. */
  look(model: ModelId): void;
}

const INTERVAL_MILLISECONDS = 100;

export const besideAnswersSlice = defineSlice((page): BesideAnswers => {
  const { client } = page;
  const view = page.of(viewSlice);
  const probes = page.of(probesSlice);
  const run = page.of(runSlice);
  const compare = page.of(compareSlice);
  const store = createStore<BesideState>(() => ({ model: null, index: 0, answers: new Map() }));
  const { getState, setState } = store;

  let wanted: ModelId | null = null;
  const isAsked = (model: ModelId, index: number) => getState().model === model && getState().index === index;
  const isWanted = (model: ModelId, index: number) => wanted === model && probes.getState().picked === index;

  async function answerOf(of: string, model: ModelId, index: number): Promise<BesideAnswer> {
    try {
      const reconstruction = await client.call('reconstruct', { model, indices: [index], of });
      const { step, settings, temperature } = reconstruction;
      const { head, prior } = await client.call('posterior', { model, index, of });
      const posterior = { step, index, settings, posterior: { head, prior } };
      return { reconstruction, posterior, temperature };
    } catch (error) {
      return { problem: wordsOf(error) };
    }
  }

  /** The runs beside that are open and have no answer yet. */
  function unasked(model: ModelId): ComparedRun[] {
    return Object.values(compare.getState().opened).flatMap((one) =>
      one.state === 'open' && one.run.models.has(model) && !getState().answers.has(one.run) ? [one.run] : [],
    );
  }

  const refresher = createRefresher(async () => {
    const [model, index] = [wanted, probes.getState().picked];
    if (model === null || view.getState().name !== 'compare' || run.getState().dataset === null) return;
    if (!isAsked(model, index)) setState({ model, index, answers: new Map() });
    for (const one of unasked(model)) {
      const answer = await answerOf(one.key, model, index);
      if (!isWanted(model, index)) return refresher.want(true);
      setState(({ answers }) => ({ answers: new Map(answers).set(one, answer) }));
    }
  }, INTERVAL_MILLISECONDS);

  const want = () => refresher.want(true);
  const ends = [
    view.subscribe(want),
    compare.subscribe(want),
    probes.subscribe((now, before) => {
      if (now.picked !== before.picked) want();
    }),
    run.subscribe((now, before) => {
      if (now.dataset === before.dataset) return;
      // What was refused on other pictures may be answered now.
      setState({ answers: new Map() });
      want();
    }),
    () => refresher.cancel(),
  ];
  page.atEnd(() => ends.forEach((end) => end()));
  return {
    ...store,
    look(model) {
      wanted = model;
      want();
    },
  };
});
