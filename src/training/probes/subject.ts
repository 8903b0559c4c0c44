/** The model that a probe asks, over a network on the device. It changes nothing of the network. */
import type { Dataset } from '../../data/dataset';
import { binariseForEvaluation, type Binarise } from '../../data/pixels';
import { tf } from '../../gpu/tf';
import { evaluationPictures } from '../evaluate';
import { cellLikelihoods } from '../exact/cell-likelihoods';
import { decode, encode, priorOf, type Network } from '../network';
import { evaluationNoise, pictureNoise } from '../noise';
import { placeOf } from '../place-of';
import { numberLayers } from '../section-five/number-layers';
import type { Subject } from './probe';

interface SubjectTake {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly seed: number;
  readonly binarise: Binarise;
  /** The evaluation temperature; 1 for a model without one. */
  readonly temperature: number;
}

export function createSubject({ network, dataset, seed, binarise, temperature }: SubjectTake): Subject {
  const { model, settings } = network;
  const places = (indices: readonly number[]) => indices.map((index) => placeOf(dataset, index));
  const subject: Subject = {
    model,
    settings,
    dataset,
    temperature,
    pictures: (indices) => evaluationPictures(dataset, places(indices), binarise),
    encode: (pictures) => encode(network, pictures),
    decode: (inputs) => decode(network, inputs),
    prior: () => priorOf(network),
    evaluationNoise: (indices) => evaluationNoise(model, settings, seed, places(indices)),
    sampleNoise: (draws) =>
      pictureNoise(
        model,
        settings,
        seed,
        'sample',
        Array.from({ length: draws }, (_, i) => i),
      ),
    async numbers(indices) {
      const tensor = tf.tidy(() => subject.encode(subject.pictures(indices)));
      // Both are asked for before training can go on: they are of one step.
      const values = [tensor, ...subject.prior()].map((one) => one.data());
      const [heads, ...priors] = await Promise.all(values);
      tensor.dispose();
      return {
        heads: Float32Array.from(heads),
        prior: Float32Array.from(priors.flatMap((value) => [...value])),
      };
    },
    layers: async () =>
      network.net.decoder.every(({ kind }) => kind === 'dense') ? numberLayers(network) : null,
    async logLikelihoods(index, inputs) {
      const each = model.spec.decoderInput(settings) / inputs.length;
      const work = cellLikelihoods({
        subject: { network, dataset, seed, binarise, temperature },
        pictures: places([index]),
        pixels: binariseForEvaluation(binarise),
        inputs,
        sizes: inputs.map(({ length }) => length / each),
      });
      for (;;) {
        const next = await work.next();
        if (next.done) return next.value[0];
      }
    },
    async means(logits) {
      const { width, height } = dataset;
      const bytes = tf.tidy(() => tf.mul(tf.sigmoid(logits()), 255));
      const values = await bytes.data();
      bytes.dispose();
      const pixels = Uint8Array.from(values, (v) => Math.round(v));
      return { count: pixels.length / (width * height), width, height, pixels };
    },
    meansAt: (inputs) => subject.means(() => subject.decode(tf.tensor2d(inputs.map((row) => [...row])))),
  };
  return subject;
}
