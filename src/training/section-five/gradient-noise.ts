/** Remark 5: how far a step's gradient of term2 is from its expectation, by one draw of z and by Taylor's term, at the same parameters. Changes none of them. */
import type { GradientNoise, GradientNoisePart } from '../../experiment/section-five';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { mapped } from '../audit/mapped';
import type { Subject } from '../audit/subject';
import { evaluationPictures } from '../evaluate';
import { decode, encode } from '../network';
import { samplesNoise } from '../noise';
import { taylorTerm2 } from './taylor-term';

interface GradientNoiseTake {
  readonly subject: Subject;
  /** Training batches from the first picture on, and pictures of each. */
  readonly batches: number;
  readonly batchSize: number;
  /** Draws of each batch. */
  readonly draws: number;
}

/** Squared lengths by part. */
type Squares = readonly number[];
const parts = ['encoder', 'decoder'] as const;

interface Batch {
  /** The mean over the draws of the gradient in each parameter; the caller's. */
  readonly mean: Tensor[];
  readonly ofMean: Squares;
  /** Of one draw's gradient, a mean over the draws. */
  readonly ofDraws: Squares;
  /** Of Taylor's gradient less `mean`. */
  readonly apart: Squares;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);

/** For a model whose posterior is normal; two batches and two draws at least. Yields how many draws are done. */
export async function* gradientNoise({
  subject: { network, dataset, seed, binarise },
  ...take
}: GradientNoiseTake): AsyncGenerator<number, GradientNoise, void> {
  const { batches, batchSize, draws } = take;
  const { model, settings, parameters } = network;
  const variables = [...parameters.variables.values()];
  const partOf = [...parameters.variables.keys()].map((name) =>
    parts.findIndex((part) => name.startsWith(`${part}/`)),
  );

  async function squaresOf(tensors: readonly Tensor[]): Promise<Squares> {
    const all = tf.tidy(() => tf.stack(tensors.map((one) => tf.sum(tf.square(one)))));
    const values = [...(await all.data())];
    all.dispose();
    return parts.map((_, part) =>
      values.reduce((sum, value, i) => sum + (partOf[i] === part ? value : 0), 0),
    );
  }

  function gradientOf(term2: () => Tensor): Tensor[] {
    const { value, grads } = tf.engine().gradients(() => tf.mean(term2()), variables);
    value.dispose();
    return grads;
  }

  async function* ofBatch(x: Tensor2D, noise: Tensor): AsyncGenerator<void, Batch, void> {
    const ofDraws: Squares[] = [];
    let mean: Tensor[] = variables.map((one) => tf.zerosLike(one));
    try {
      for (let draw = 0; draw < draws; draw++) {
        const grads = gradientOf(() => {
          const one = tf.slice(noise, [0, draw, 0], [-1, 1, -1]);
          const z = model.sample(encode(network, x), one, settings, 1);
          return bernoulliNegativeLogLikelihood(decode(network, z), x);
        });
        ofDraws.push(await squaresOf(grads));
        const next = tf.tidy(() => mean.map((one, i) => tf.add(one, tf.div(grads[i], draws))));
        tf.dispose([mean, grads]);
        mean = next;
        yield;
      }
      const taylor = gradientOf(() => taylorTerm2(network, x));
      const less = tf.tidy(() => taylor.map((one, i) => tf.sub(one, mean[i])));
      const [ofMean, apart] = [await squaresOf(mean), await squaresOf(less)];
      tf.dispose([taylor, less]);
      const kept = mean;
      mean = [];
      return {
        ...{ mean: kept, ofMean, apart },
        ofDraws: parts.map((_, part) => average(ofDraws.map((squares) => squares[part]))),
      };
    } finally {
      tf.dispose(mean);
    }
  }

  await dataset.until(dataset.split.training.first + batches * batchSize);
  const all: Batch[] = [];
  try {
    for (let batch = 0; batch < batches; batch++) {
      const first = dataset.split.training.first + batch * batchSize;
      const places = Array.from({ length: batchSize }, (_, i) => first + i);
      const x = evaluationPictures(dataset, places, binarise);
      const noise = samplesNoise(model, settings, seed, 'section-five/gradient', places, draws);
      try {
        let done = batch * draws;
        all.push(yield* mapped(ofBatch(x, noise), () => ++done));
      } finally {
        tf.dispose([x, noise]);
      }
    }
    const whole = tf.tidy(() =>
      variables.map((_, i) => tf.mean(tf.stack(all.map(({ mean }) => mean[i])), 0)),
    );
    const ofWhole = await squaresOf(whole);
    tf.dispose(whole);
    const [encoder, decoder] = parts.map((_, part) => partNoise(all, ofWhole[part], part, draws));
    return { batches, batchSize, draws, encoder, decoder };
  } finally {
    tf.dispose(all.map(({ mean }) => mean));
  }
}

/** Variances without the share of the draws' noise that a mean over the draws still has. */
function partNoise(all: readonly Batch[], ofWhole: number, part: number, draws: number): GradientNoisePart {
  const mean = (value: (batch: Batch) => Squares) => average(all.map((batch) => value(batch)[part]));
  const n = all.length;
  const ofMean = mean(({ ofMean }) => ofMean);
  const oneDraw = ((mean(({ ofDraws }) => ofDraws) - ofMean) * draws) / (draws - 1);
  const between = ((ofMean - ofWhole) * n) / (n - 1);
  return {
    gradient: Math.max(0, ofWhole - between / n),
    oneDraw,
    taylor: Math.max(0, mean(({ apart }) => apart) - oneDraw / draws),
    pictures: Math.max(0, between - oneDraw / draws),
  };
}
