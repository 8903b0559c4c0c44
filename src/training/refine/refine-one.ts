/** Refines q of one picture, as the page shows it: with what the decoder makes of it at every look. */
import type { Binarise } from '../../data/pixels';
import type { Dataset } from '../../data/dataset';
import type { RefinedOne, RefineOptions, Refining } from '../../experiment/refined';
import { tf } from '../../gpu/tf';
import type { Network } from '../network';
import { placeOf } from '../place-of';
import { createSubject } from '../probes/subject';
import { accountingOf } from './accounting';
import { refineHeads } from './refine-heads';

interface RefineOneTake {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly seed: number;
  readonly binarise: Binarise;
  /** The evaluation T; null for a model without one. */
  readonly temperature: number | null;
  /** The run's. */
  readonly step: number;
}

/** Yields at every look; may be abandoned at any. */
export async function* refineOne(
  { network, dataset, seed, binarise, temperature, step }: RefineOneTake,
  options: RefineOptions,
): AsyncGenerator<Refining, RefinedOne, void> {
  const { model, index, steps, samples } = options;
  const { model: tensorModel, settings } = network;
  const noised = { network, dataset, seed, temperature: temperature ?? 1 };
  const subject = createSubject({ ...noised, binarise });
  /** Of heads one after the other, all of the same picture and noise. */
  const reconstructions = (heads: Float32Array, count: number) =>
    subject.means(() => {
      const head = tf.tensor2d(heads, [count, heads.length / count]);
      const noise = subject.evaluationNoise(Array.from({ length: count }, () => index));
      return subject.decode(tensorModel.sample(head, noise, settings, noised.temperature));
    });
  const x = subject.pictures([index]);
  const curve = { steps: [] as number[], freeEnergy: [] as number[] };
  let encoded = new Float32Array();
  try {
    const work = refineHeads({ ...noised, x, places: [placeOf(dataset, index)], steps, samples });
    try {
      for (;;) {
        const next = await work.next();
        if (next.done) {
          const [refined] = next.value;
          const both = Float32Array.from([...encoded, ...refined.head]);
          return {
            ...{ ...options, step, temperature, curve, ...refined },
            accounting: accountingOf(tensorModel.spec, settings),
            reconstructions: await reconstructions(both, 2),
          };
        }
        const { step: done, freeEnergy, heads } = next.value;
        if (done === 0) encoded = Float32Array.from(heads);
        curve.steps.push(done);
        curve.freeEnergy.push(freeEnergy[0]);
        yield {
          ...{ model, index, done, steps, freeEnergy: freeEnergy[0], head: heads },
          reconstruction: await reconstructions(heads, 1),
        };
      }
    } finally {
      await work.return([]);
    }
  } finally {
    x.dispose();
  }
}
