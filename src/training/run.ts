/** A run: an async generator of beats that is a pure function of (experiment, moves, data set, backend, plan). Probes go between its beats. */
import { batchOrder } from '../data/batches';
import type { Dataset } from '../data/dataset';
import type { Experiment, Move } from '../experiment/experiment';
import { countUpTo, inOrder } from '../experiment/live-settings';
import type { Evaluation, Metrics, TestFigures } from '../experiment/measurements';
import { readMove } from '../experiment/read-move';
import { SECTION_FIVE_SAMPLES } from '../experiment/section-five-limits';
import { evaluationTemperature, temperatureOf } from '../experiment/temperature';
import { expectNets } from '../models/net-of';
import { specOf, type ModelId } from '../models/registry';
import { readParameters } from '../nn/parameters';
import { assess, test } from './assess';
import { auditParameters } from './audit/audit-parameters';
import type { Beat } from './beat';
import { createBests, type ModelBest } from './best';
import { canCapture, createCapturedTrainer } from './captured-trainer';
import { solveCentroids, STEPS_BETWEEN_CENTROIDS } from './centroids';
import { codesParameters } from './codes/codes-parameters';
import { exactParameters } from './exact/exact-parameters';
import { createHistory } from './history';
import type { Learner } from './learner';
import { createLearners } from './learners';
import { createLossQueue } from './loss-queue';
import { createNetwork, disposeNetwork, networkShapes } from './network';
import { writeParameterFile } from './parameter-file';
import { createPlainTrainer } from './plain-trainer';
import { askProbe } from './probes/ask-probe';
import type { KeptModel, KeptRun } from './kept-run';
import { refineOne } from './refine/refine-one';
import type { Run } from './run-contract';
import { sectionFiveParameters } from './section-five/section-five-parameters';
import type { Trainer, TrainerTake } from './trainer';

/** Validation every so many steps, and at the end (definition 6). */
const STEPS_BETWEEN_EVALUATIONS = 500;

export interface RunTake {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly dataset: Dataset;
  /** Goes on from there: same bits as of a run that was never broken, on the same backend. Its experiment and moves are `experiment` and `moves`. */
  readonly from?: KeptRun;
  /** Bytes of parameters that its bests may take. */
  readonly bestBytes?: number;
  readonly now?: () => number;
  /** What trains; the losses are the same whichever. */
  readonly trainer?: (take: TrainerTake) => Trainer;
}

/** Captured steps where the device takes them. */
const fastestTrainer = (take: TrainerTake): Trainer =>
  canCapture(take.dataset) ? createCapturedTrainer(take) : createPlainTrainer(take);

/** A run at step 0, or where it was kept; no model is made before it is needed. Rejects where a model that is on has a net that is not for these pictures. */
export async function createRun({
  experiment,
  moves: given,
  dataset,
  from,
  bestBytes: mostBytes,
  now = () => performance.now(),
  trainer: createTrainer = fastestTrainer,
}: RunTake): Promise<Run> {
  const { seed, batchSize, steps } = experiment;
  const pixels = dataset.width * dataset.height;
  const moves = inOrder(given);
  // Here, and not with the first step, it is said that there is no such net.
  expectNets(experiment.models, pixels);
  const learners = createLearners(experiment, moves, pixels);
  const order = batchOrder(dataset, seed, batchSize);
  /** Bests that it holds no longer, until it has said so. */
  const leaving: ModelBest[] = [];
  const bests = createBests(from, mostBytes, (best) => leaving.push(best));
  const history = createHistory(from?.history);
  let step = from?.step ?? 0;
  let budget = from?.budget ?? steps;
  const start = from?.start ?? null;
  let evaluatedAt = from?.evaluatedAt ?? 0;
  let testedAt = from?.testedAt ?? 0;
  let until = Infinity;
  /** While true, settings are still those of the last step trained: a move made now is for the next step. */
  let assessing = false;
  /** While centroid priors are being solved: nothing is kept of the run meanwhile. */
  let solving: Promise<void> = Promise.resolve();
  /** Of the last evaluation, by validation picture. */
  let evaluatedTerm2: ReadonlyMap<ModelId, Float32Array> = new Map(
    [...(from?.models ?? [])].flatMap(([id, { term2 }]) => (term2 ? [[id, term2]] : [])),
  );

  /** All of it at this step, around what was read from the device. */
  const keptWith = (made: ReadonlyMap<ModelId, Omit<KeptModel, 'term2'>>): KeptRun => ({
    experiment,
    moves: [...moves],
    step,
    budget,
    start,
    evaluatedAt,
    testedAt,
    models: new Map([...made].map(([id, one]) => [id, { ...one, term2: evaluatedTerm2.get(id) ?? null }])),
    history: history.keep(),
    ...bests.keep(),
  });
  let checkpoint: KeptRun = from ?? keptWith(new Map());
  if (from) await learners.adopt(from);

  function fileOf(best: ModelBest): Uint8Array {
    const shapes = networkShapes(specOf(best.model), best.settings, pixels);
    return writeParameterFile(
      { ...best, experiment, dataset: dataset.sha256 },
      new Map(shapes.map(({ name, shape }) => [name, shape])),
    );
  }

  const settledStep = () => (assessing ? step - 1 : step);

  const temperatureAt = (id: ModelId, at: number) =>
    temperatureOf(id, learners.settings(id, at), learners.heldTemperature(id, at), at, steps);

  const take: TrainerTake = {
    experiment,
    dataset,
    order,
    now,
    temperature: (id, at) => temperatureAt(id, at) ?? 1,
    spent: history.spent,
  };
  const trainer = createTrainer(take);
  const queue = createLossQueue(now, trainer);

  const tell = (metrics: Metrics[]): Beat => {
    history.metrics(metrics);
    return { kind: 'metrics', metrics };
  };

  const drained = async () => tell(await queue.drain());

  async function* assessed(): AsyncGenerator<Beat, void, void> {
    const evaluations: Evaluation[] = [];
    const term2 = new Map<ModelId, Float32Array>();
    for (const learner of await learners.at(settledStep())) {
      const held = learners.heldTemperature(learner.id, settledStep());
      const point = yield* beating(assess({ experiment, dataset, step }, learner, held, bests), step);
      evaluations.push(point.evaluation);
      term2.set(learner.id, point.term2ByPicture);
    }
    history.evaluation(evaluations);
    const made = await learners.keep();
    evaluatedAt = step;
    evaluatedTerm2 = term2;
    checkpoint = keptWith(made);
    yield { kind: 'evaluation', evaluations };
    for (const { parameters, ...best } of leaving.splice(0))
      yield { kind: 'shelved', best: { ...best, file: fileOf({ ...best, parameters }) } };
  }

  async function* tested(): AsyncGenerator<Beat, void, void> {
    await dataset.until(dataset.split.test.end);
    const figures: TestFigures[] = [];
    for (const learner of await learners.at(settledStep())) {
      const held = learners.heldTemperature(learner.id, settledStep());
      const figure = yield* beating(test({ experiment, dataset, step }, learner, held, bests), step);
      if (figure) figures.push(figure);
    }
    history.test(figures);
    testedAt = step;
    yield { kind: 'test', figures };
  }

  /** The models at this step's settings; again where a hand moved something while they were being brought there. */
  const settled = async (): Promise<readonly Learner[]> => {
    const known = moves.length;
    const on = await learners.at(step);
    return moves.length === known ? on : settled();
  };

  async function* whileAssessing(work: AsyncGenerator<Beat, void, void>): AsyncGenerator<Beat, void, void> {
    assessing = true;
    try {
      yield* work;
    } finally {
      assessing = false;
    }
  }

  /** Steps that may be trained in one go: none between them has anything due. */
  const stride = (most: number): number => {
    const nextMove = moves[countUpTo(moves, step)]?.step ?? Infinity;
    const nextCentroids = step - (step % STEPS_BETWEEN_CENTROIDS) + STEPS_BETWEEN_CENTROIDS;
    return Math.max(1, Math.min(most, nextMove - step, nextCentroids - step, budget - step, until - step));
  };

  /** Before any other sees this step: a move made now is for the next one, and what is asked is of the settings that were trained. */
  const solved = async (on: readonly Learner[]) => {
    assessing = true;
    solving = solveCentroids(on);
    try {
      await solving;
    } finally {
      assessing = false;
    }
  };

  async function* trained(): AsyncGenerator<Beat, void, void> {
    const most = await trainer.ready();
    const ahead = stride(most);
    const needed = Array.from({ length: ahead }, (_, i) => order.pictureNeeded(step + i));
    await dataset.until(Math.max(...needed));
    const on = await settled();
    for await (const compiling of trainer.compile(on, step)) yield { kind: 'compiling', ...compiling };
    // A hand may have moved something meanwhile.
    const count = stride(ahead);
    const taken = moves.slice(countUpTo(moves, step - 1), countUpTo(moves, step));
    queue.push(trainer.train(on, step, count));
    for (const learner of on) learner.beforeResizing = null;
    step += count;
    if (step % STEPS_BETWEEN_CENTROIDS === 0) await solved(on);
    if (taken.length > 0) yield { kind: 'moved', moves: taken };
    yield { kind: 'step', step };
    const metrics = await queue.told();
    if (metrics.length > 0) yield tell(metrics);
  }

  /** What is due at this step first, so that a run that was stopped anywhere goes on with it. */
  async function* train(): AsyncGenerator<Beat, void, void> {
    for (;;) {
      const due = step % STEPS_BETWEEN_EVALUATIONS === 0 || step === budget;
      if (due && step !== evaluatedAt) {
        yield await drained();
        yield* whileAssessing(assessed());
      }
      if (step === budget && step !== testedAt) yield* whileAssessing(tested());
      if (step >= budget) return;
      yield* trained();
    }
  }

  /** A model that is on at this step, ready to be asked. */
  const learnerOf = async (id: ModelId): Promise<Learner> => {
    const learner = (await learners.at(settledStep())).find((candidate) => candidate.id === id);
    if (!learner) throw new Error(`probe: expected a model that is on, got ${specOf(id).name}, which is off`);
    return learner;
  };
  /** The best by validation under the settings of this step; null before the first evaluation. */
  const bestOf = async (id: ModelId) => {
    const { network } = await learnerOf(id);
    const held = learners.heldTemperature(id, settledStep());
    const temperature = evaluationTemperature(id, network.settings, held);
    return { network, temperature, best: bests.of(network.model.spec, network.settings, temperature) };
  };
  /** Parameters as they are, in plain numbers: a move may resize the learner's meanwhile. */
  const presentOf = async (id: ModelId) => {
    const at = step;
    const { network, temperature, best } = await bestOf(id);
    const { model: tensorModel, settings } = network;
    const parameters = await readParameters(network.parameters);
    return {
      tensorModel,
      best,
      trained: { step: at, temperature, settings, parameters, model: id, experiment },
    };
  };
  /** What audits are of: the best, or the present parameters before the first evaluation. */
  const measuredOf = async (id: ModelId) => {
    const { tensorModel, best, trained } = await presentOf(id);
    return { tensorModel, trained: { ...trained, ...best } };
  };

  return {
    experiment,
    moves,
    get step() {
      return step;
    },
    get budget() {
      return budget;
    },
    train,
    extend(more) {
      budget += more;
    },
    restAt(limit) {
      until = limit;
    },
    move(field, value) {
      const read = readMove({ step, field, value });
      if (read.move) moves.splice(countUpTo(moves, step), 0, read.move);
      return read;
    },
    temperature(id) {
      const value = temperatureAt(id, step);
      return { value, held: value !== null && learners.heldTemperature(id, step) !== null };
    },
    drain: drained,
    async keep() {
      await solving;
      return keptWith(await learners.keep());
    },
    get checkpoint() {
      return checkpoint;
    },
    async rewind() {
      await queue.clear();
      // What the hand did since is taken back with the steps it was done to; a link's moves still to come stay.
      const kept = moves.filter((move) => move.step <= checkpoint.step || move.step > step);
      moves.splice(0, moves.length, ...kept);
      learners.restore(checkpoint.models);
      step = checkpoint.step;
      history.rewind(step);
      bests.rewind(step);
      return step;
    },
    async probe(name, take) {
      const live = learners.live(settledStep());
      return askProbe(name, take, { learner: await learnerOf(take.model), live, step, dataset, experiment });
    },
    validationTerm2(id) {
      const term2 = evaluatedTerm2.get(id);
      return term2 ? { step: evaluatedAt, term2 } : null;
    },
    async parameterFile(id) {
      const { best } = await bestOf(id);
      return best && fileOf({ ...best, model: id });
    },
    async *audit(options) {
      const { tensorModel, trained } = await measuredOf(options.model);
      const audit = yield* auditParameters(tensorModel, trained, dataset, options);
      history.audit(audit);
      return audit;
    },
    async *exact(options) {
      const { tensorModel, trained } = await measuredOf(options.model);
      return yield* exactParameters(tensorModel, trained, dataset, options);
    },
    async *codes(options) {
      const { tensorModel, trained } = await measuredOf(options.model);
      return yield* codesParameters(tensorModel, trained, dataset, options);
    },
    async *sectionFive({ model, pictures }) {
      const { tensorModel, trained } = await presentOf(model);
      const take = { from: 'validation', pictures, samples: SECTION_FIVE_SAMPLES } as const;
      return yield* sectionFiveParameters(tensorModel, trained, dataset, take);
    },
    async *refine(options) {
      const { tensorModel, trained } = await presentOf(options.model);
      const { settings, parameters, temperature } = trained;
      const network = createNetwork(tensorModel, settings, pixels, parameters);
      try {
        const { binarise } = experiment;
        return yield* refineOne(
          { network, dataset, seed, binarise, temperature, step: trained.step },
          options,
        );
      } finally {
        disposeNetwork(network);
      }
    },
    record: () => ({ experiment, moves: [...moves], models: history.record() }),
    dispose() {
      void queue.clear();
      trainer.dispose();
      learners.dispose();
    },
  };
}

/** Passes a generator's result on; each of its pauses becomes a beat. */
async function* beating<R>(work: AsyncGenerator<void, R, void>, step: number): AsyncGenerator<Beat, R, void> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
    yield { kind: 'evaluating', step };
  }
}
