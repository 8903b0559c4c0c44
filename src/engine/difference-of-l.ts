/** L of one model minus L of another on the same pictures with the same noise: chunk by chunk, both in one turn, and nothing of it stays on the device between two. */
import { binariseForEvaluation } from '../data/pixels';
import { validationPictures } from './handlers';
import type { Dataset } from '../data/dataset';
import { meanAndError } from '../math/importance-weighting';
import { specOf, type ModelId } from '../models/registry';
import type { Standing } from '../training/look';
import type { Platform } from './platform';
import type { Commands } from './protocol';
import type { Turns } from './turns';

interface Side {
  readonly standing: Standing;
  readonly model: ModelId;
}

interface DifferenceTake {
  readonly one: Side;
  readonly other: Side;
  /** The first so many validation pictures, or all if there are fewer. */
  readonly pictures: number;
  /** That of both runs; it stays theirs if another one comes into hand. */
  readonly dataset: Dataset;
}

type Difference = Commands['differenceOfL']['give'];

/** Of both together less work than a training step of the three default nets. */
const PICTURES_A_TURN = 200;

const pixelsOf = ({ standing }: Side) => binariseForEvaluation(standing.experiment.binarise);

export async function differenceOfL(
  { one, other, pictures, dataset }: DifferenceTake,
  turns: Pick<Turns, 'ask'>,
  { createPastRun, breathe }: Pick<Platform, 'createPastRun' | 'breathe'>,
): Promise<Difference> {
  if (pixelsOf(one) !== pixelsOf(other))
    throw new Error(
      `differenceOfL: expected two runs evaluated on the same pixels, got binarise ${pixelsOf(one)} and ${pixelsOf(other)}; compare runs of one setting`,
    );
  const seed = Math.min(one.standing.experiment.seed, other.standing.experiment.seed);
  const { first } = dataset.split.validation;
  const count = Math.min(pictures, validationPictures(dataset));
  await dataset.until(first + count);

  async function measure({ standing, model }: Side, from: number, into: Float64Array): Promise<void> {
    const run = createPastRun({ ...standing, dataset });
    const range = { first: first + from, end: first + Math.min(count, from + PICTURES_A_TURN) };
    try {
      into.set(await run.losses(model, range, seed), from);
    } finally {
      run.dispose();
    }
  }

  const [ofOne, ofOther] = [new Float64Array(count), new Float64Array(count)];
  for (let from = 0; from < count; from += PICTURES_A_TURN) {
    if (from > 0) await breathe();
    await turns.ask(async () => {
      await measure(one, from, ofOne);
      await measure(other, from, ofOther);
    });
  }
  const { mean, standardError } = meanAndError(ofOne.map((L, i) => L - ofOther[i]));
  if (!Number.isFinite(mean)) throw notFinite(Number.isFinite(meanAndError(ofOne).mean) ? other : one);
  return {
    mean,
    error: standardError,
    pictures: count,
    oneL: meanAndError(ofOne).mean,
    otherL: meanAndError(ofOther).mean,
    oneStep: one.standing.look.step,
    otherStep: other.standing.look.step,
  };
}

function notFinite({ standing, model }: Side): Error {
  const { step } = standing.look;
  return new Error(
    `differenceOfL: expected a finite L, got none of ${specOf(model).name} at step ${step}; compare a run from before it diverged`,
  );
}
