/** The true posterior of one picture beside q, where it can be summed; of more than two dimensions the conditional along one, the others at q's mean. */
import { expectPicture, expectWhole } from '../../experiment/arguments';
import type { Truth } from '../../experiment/truth';
import type { CommonSettings, ModelSpec, Posterior } from '../../models/contract';
import type { LatentCells } from '../../models/latent/distribution';
import type { Asking } from '../exact/mass-box';
import { conditionalTruth, posteriorTruth } from '../exact/picture-truth';
import { posteriorIn } from './posterior';
import type { Numbers, Probe } from './probe';

interface TruthTake {
  readonly index: number;
  /** Whose conditional is asked for where there are more than two. */
  readonly dimension: number;
}

/** So many dimensions are summed over. */
const MOST = 2;

/** What the decoder is fed at the cells of each dimension, [d][cells, decoderInput / d]; and the question that goes on with likelihoods there. */
function questionOf(spec: ModelSpec, settings: CommonSettings, numbers: Numbers, { dimension }: TruthTake) {
  const posterior = posteriorIn(numbers);
  const distribution = spec.distribution(posterior, settings);
  const { latent } = settings;
  if (latent <= MOST)
    return {
      asking: posteriorTruth(distribution, latent) as Asking<Truth>,
      inputs: (cells: readonly LatentCells[]) => cells.map(({ inputs }) => inputs),
    };
  const means = meanInputs(spec, posterior, settings);
  return {
    asking: conditionalTruth(distribution, dimension) as Asking<Truth>,
    inputs: ([cells]: readonly LatentCells[]) => means.with(dimension, cells.inputs),
  };
}

/** Decoder inputs of each dimension at q's mean: on a traversal all but its own dimension stand there. */
function meanInputs(spec: ModelSpec, posterior: Posterior, settings: CommonSettings): Float32Array[] {
  const { latent } = settings;
  const along = (j: number) => spec.traversal(posterior, j, 2, settings).inputs[0];
  const [first, second] = [along(0), along(1)];
  const each = spec.decoderInput(settings) / latent;
  return Array.from({ length: latent }, (_, j) =>
    Float32Array.from((j === 0 ? second : first).slice(j * each, (j + 1) * each)),
  );
}

export const truth: Probe<TruthTake, Truth> = {
  check: ({ index, dimension }, { pictures, latent }) => ({
    index: expectPicture('truth: index', index, pictures),
    dimension: expectWhole('truth: dimension', dimension, 0, latent - 1),
  }),
  async ask(subject, take) {
    const { model, settings } = subject;
    const numbers = await subject.numbers([take.index]);
    const { asking, inputs } = questionOf(model.spec, settings, numbers, take);
    let next = asking.next();
    while (!next.done) next = asking.next(await subject.logLikelihoods(take.index, inputs(next.value)));
    return next.value;
  },
  fake({ spec, settings, numbers, logLikelihoods }, take) {
    const { asking, inputs } = questionOf(spec, settings, numbers([take.index]), take);
    let next = asking.next();
    while (!next.done) next = asking.next(logLikelihoods(take.index, inputs(next.value)));
    return next.value;
  },
};
