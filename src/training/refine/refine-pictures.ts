/** Refines q of test pictures, block by block, and sums up what the encoder loses. Yields between steps, and may be abandoned at any. */
import type { ModelId } from '../../models/registry';
import type { Refined, RefineHow } from '../../experiment/refined';
import { meanAndError } from '../../math/importance-weighting';
import { mapped } from '../audit/mapped';
import type { AuditProgress } from '../audit/stages';
import { testPictures, type Subject } from '../audit/subject';
import { evaluationPictures } from '../evaluate';
import { accountingOf } from './accounting';
import { refineHeads, type RefinedHead } from './refine-heads';

/** Rows decoded at a step: 6 MB of logits of MNIST. */
const ROWS = 2048;

export interface RefinePicturesTake extends RefineHow {
  readonly subject: Subject;
  readonly model: ModelId;
  readonly step: number;
  /** The first so many of the test set; two or more. */
  readonly pictures: number;
}

export async function* refinePictures(
  take: RefinePicturesTake,
): AsyncGenerator<AuditProgress, Refined, void> {
  const { subject, model, step, pictures, steps, samples } = take;
  const { network, dataset, seed, binarise, temperature } = subject;
  const places = testPictures(subject, pictures);
  const together = Math.max(1, Math.floor(ROWS / samples));
  const total = pictures * steps;
  const found: RefinedHead[] = [];
  for (let first = 0; first < pictures; first += together) {
    const own = places.slice(first, first + together);
    const x = evaluationPictures(dataset, own, binarise);
    try {
      const work = refineHeads({
        ...{ network, x, places: own, seed, steps, samples },
        temperature: temperature ?? 1,
      });
      found.push(
        ...(yield* mapped(work, (look) => ({ done: first * steps + own.length * look.step, total }))),
      );
    } finally {
      x.dispose();
    }
  }
  const mean = (value: (one: RefinedHead) => number) => meanAndError(found.map(value));
  return {
    ...{ model, step, temperature, steps, samples, pictures },
    accounting: accountingOf(network.model.spec, network.settings),
    before: mean(({ before }) => before.term1 + before.term2),
    after: mean(({ after }) => after.term1 + after.term2),
    gain: mean(({ gain }) => gain.mean),
    kept: found.filter(({ chosen }) => chosen === 0).length,
    byPicture: found.map(({ before, after, gain }) => ({ before, after, gain })),
  };
}
