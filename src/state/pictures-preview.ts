/** The models' pictures at the values of T, M and R under the hand, by probes of the run in hand (definition 24): one round of questions at a time, then the newest values. */
import { Superseded } from '../engine/client';
import type { Experiment } from '../experiment/experiment';
import type { Pictures } from '../experiment/measurements';
import { moveTarget } from '../experiment/move-fields';
import type { ModelId } from '../models/registry';
import { wordsOf } from '../schema/words-of';
import { createAnswers } from './answers';
import { previewSlice, type Preview } from './preview-store';
import { stripLength, traversalLength, type ModelView, type Traversal } from './probes-store';
import { dimensionOf } from './probing';
import { canBeAsked } from './run-store';
import { defineSlice } from './slice';
import { createStandIns } from './stand-ins';
import { sharedStores } from './stores';

/** What there is of one model; its parts come one after another. */
export interface PicturesPreview {
  /** The values of the newest part, by the name of the setting. */
  readonly at: Preview;
  /** Of the newest part. */
  readonly step: number;
  /** The picture that is reconstructed and traversed. */
  readonly index: number;
  readonly reconstruction: Pictures | null;
  readonly samples: ModelView['samples'] | null;
  readonly traversal: Traversal | null;
}

interface Question extends Pick<PicturesPreview, 'at' | 'index'> {
  readonly model: ModelId;
  readonly dimension: number;
}

type Part = Partial<Pick<PicturesPreview, 'reconstruction' | 'samples' | 'traversal'>>;

/** T moves no traversal (definition 24). */
const movesTraversal = (at: Preview): boolean =>
  Object.keys(at).some((name) => moveTarget(name)?.nullable === false);

const movesOf = (at: Preview) => Object.entries(at).map(([field, value]) => ({ field, value }));

/** A model's previews; a model is missing where its own pictures are to be shown. It asks nothing without a run. */
export const picturesPreviewSlice = defineSlice((page) => {
  const { client, atEnd } = page;
  const stores = sharedStores(page);
  const { experiment, run, probes } = stores;
  const hand = page.of(previewSlice);
  const previews = createAnswers<PicturesPreview>();
  const standIns = createStandIns(stores, () => hand.getState().held);
  /** What each model was last asked. */
  const asked = new Map<ModelId, string>();
  let of: Experiment | null = null;
  let asking = false;
  let ended = false;

  const isInHand = (started: Experiment | null) =>
    !ended && experiment.getState().started === started && canBeAsked(run.getState().status);

  function forget(): void {
    standIns.forget();
    asked.clear();
    const { views, problem } = previews.getState();
    if (problem !== null || Object.keys(views).length > 0) previews.setState({ views: {}, problem: null });
  }

  /** Takes away what stands in for nothing any more. */
  function prune(standing: ReadonlyMap<ModelId, Preview>): void {
    for (const model of asked.keys()) if (!standing.has(model)) asked.delete(model);
    const { views, problem } = previews.getState();
    const kept = Object.entries(views).filter(([model]) => standing.has(model as ModelId));
    if (kept.length < Object.keys(views).length) previews.setState({ views: Object.fromEntries(kept) });
    if (problem !== null && standing.size === 0) previews.setState({ problem: null });
  }

  /** To the models that have not been asked this; they count as asked. */
  function due(): Question[] {
    if (!isInHand(of) || of === null) return [];
    const { picked: index, views } = probes.getState();
    return [...standIns.now()].flatMap(([model, at]) => {
      const question = { model, at, index, dimension: dimensionOf(model, stores) };
      // Newer pictures of the run make a preview old, though the hand rests.
      const key = JSON.stringify([question, views[model]?.step]);
      if (asked.get(model) === key) return [];
      asked.set(model, key);
      return [question];
    });
  }

  function keep({ model, at, index }: Question, step: number, part: Part): void {
    if (!standIns.now().has(model)) return;
    const before = previews.getState().views[model];
    const others = {
      reconstruction: before?.index === index ? before.reconstruction : null,
      samples: before?.samples ?? null,
      traversal: before?.index === index && movesTraversal(at) ? before.traversal : null,
    };
    const view = { at, step, index, ...others, ...part };
    previews.setState(({ views }) => ({ views: { ...views, [model]: view } }));
  }

  /** All are sent at once, since between two steps the engine answers whatever waits: every model's reconstruction first, traversals last. */
  async function round(questions: readonly Question[]): Promise<void> {
    const started = of;
    const took = (question: Question, step: number, part: Part) => {
      if (isInHand(started)) keep(question, step, part);
    };
    const outcomes = await Promise.allSettled([
      ...questions.map(async (question) => {
        const { model, index, at } = question;
        const take = { model, indices: [index], ifMoved: movesOf(at) };
        const reconstruction = await client.call('reconstruct', take);
        took(question, reconstruction.step, { reconstruction });
      }),
      ...questions.map(async (question) => {
        const { model, at } = question;
        const samples = await client.call('sample', { model, count: stripLength, ifMoved: movesOf(at) });
        took(question, samples.step, { samples });
      }),
      ...questions
        .filter(({ at }) => movesTraversal(at))
        .map(async (question) => {
          const { model, index, dimension, at } = question;
          const take = { model, index, dimension, count: traversalLength, ifMoved: movesOf(at) };
          const { positions, ...pictures } = await client.call('traverse', take);
          took(question, pictures.step, { traversal: { dimension, pictures, positions } });
        }),
    ]);
    if (!isInHand(started)) return;
    const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const failure = failures.find((reason) => !(reason instanceof Superseded));
    previews.setState({ problem: failure === undefined ? null : wordsOf(failure) });
  }

  async function follow(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let questions = due(); questions.length > 0; questions = due()) await round(questions);
    asking = false;
  }

  function look(): void {
    const { started } = experiment.getState();
    if (started !== of || !isInHand(started)) forget();
    of = started;
    prune(standIns.now());
    void follow();
  }

  const ends = [
    hand.subscribe(({ held }, before) => {
      standIns.hear(held, before.held);
      look();
    }),
    experiment.subscribe(look),
    run.subscribe(look),
    probes.subscribe(look),
    () => (ended = true),
  ];
  atEnd(() => ends.forEach((end) => end()));
  look();
  return previews;
});
