/** The relaxed reading of an audit: the KL of what the decoder is fed while it trains, where that is not term1's, by what its distribution brings for it. */
import type { Audit } from '../../experiment/audit';
import type { Posterior } from '../../models/contract';
import type { Categories, Relaxed } from '../../models/latent/distribution';
import { importanceWeighted } from './importance';
import type { Plan, Stage } from './plan';
import { klOfRelaxed, relaxedDensities, relaxedDraws } from './relaxed-density';
import { meanSum, relaxedTerms } from './relaxed-terms';
import { simplexKl } from './simplex-kl';
import type { AuditProgress, Stages } from './stages';
import { distributionOf, type Subject } from './subject';

interface RelaxedTake {
  readonly subject: Subject;
  /** Of a head of zeros; every picture's is of its kind. */
  readonly relaxed: Relaxed | null;
  /** Test pictures of the terms, with the posterior of each and term2 of what was sampled for it. */
  readonly places: readonly number[];
  readonly posteriors: readonly Posterior[];
  readonly term2: ArrayLike<number>;
  readonly picturesMeasured: Plan['picturesMeasured'];
  /** The largest K. */
  readonly samples: number;
  readonly stages: Stages<Stage>;
}

type RelaxedReading = Pick<Audit, 'relaxed' | 'klSimplex' | 'importance'>;

const none: RelaxedReading = { relaxed: null, klSimplex: null, importance: [] };

const closedFormOf = (relaxed: Relaxed) =>
  relaxed.by === 'closed form' ? (relaxed.klByDimension?.() ?? null) : null;
const categoriesOf = (relaxed: Relaxed) => (relaxed.by === 'closed form' ? null : relaxed.categories);

export async function* relaxedReading(
  take: RelaxedTake,
): AsyncGenerator<AuditProgress, RelaxedReading, void> {
  const { subject, relaxed, posteriors, term2, picturesMeasured, stages } = take;
  const { temperature } = subject;
  const ofPicture =
    <T>(pick: (own: Relaxed) => T | null) =>
    (place: number): T => {
      const own = distributionOf(subject, posteriors[place]).relaxed;
      const found = own && pick(own);
      if (found !== null) return found;
      const { name } = subject.network.model.spec;
      throw new Error(
        `audit of ${name}: expected one relaxed reading of all pictures, got another of picture ${place}; let \`distribution\` of its spec take it from the settings alone`,
      );
    };
  if (relaxed === null) return none;
  if (relaxed.by === 'closed form') {
    if (relaxed.klByDimension === null) return none;
    const kl = posteriors.map((_, place) => ofPicture(closedFormOf)(place));
    return { ...none, relaxed: relaxedTerms('z', kl, term2) };
  }

  const categories: (place: number) => Categories = ofPicture(categoriesOf);
  const ofY = yield* stages.run('simplex', simplexKl(picturesMeasured, categories), picturesMeasured);
  const klSimplex = meanSum(ofY);
  if (relaxed.by === 'simplex' || temperature === null)
    return { relaxed: relaxedTerms('y', ofY, term2), klSimplex, importance: [] };

  const counting = relaxedDensities(subject, temperature, picturesMeasured, relaxed, categories);
  const densities = yield* stages.run('densities', counting, 1);
  const kl = Array.from({ length: picturesMeasured }, (_, place) => klOfRelaxed(densities, place));
  const weighing = importanceWeighted({
    subject,
    reading: 'relaxed',
    pictures: take.places.slice(0, picturesMeasured),
    drawsOf: relaxedDraws(densities),
    samples: take.samples,
  });
  const importance = yield* stages.run('weigh relaxed', weighing, picturesMeasured);
  return { relaxed: relaxedTerms('z', kl, term2), klSimplex, importance };
}
