/** The audit of a trained network: what the paper reports and what is true, each figure by its own measure. Yields between chunks, and may be abandoned at any of them. */
import type { Audit } from '../../experiment/audit';
import type { AuditTake } from './audit-take';
import { auditedTerms, hardTerm2 } from './audited-terms';
import { posteriorDraws } from './draws';
import { importanceWeighted } from './importance';
import { paperTerms, termsOfPaper } from './paper-terms';
import { planOf } from './plan';
import { relaxedDensities, relaxedDraws } from './relaxed-density';
import { klOfAll, klOfShrunk, meanSum, relaxedTerms } from './relaxed-terms';
import { simplexKl } from './simplex-kl';
import { createStages, type AuditProgress } from './stages';
import { blankDistribution, categoriesOf, distributionOf, posteriorsOf, testPictures } from './subject';

/** Yields how much is done. The pictures must be in (dataset.until). */
export async function* audit(take: AuditTake): AsyncGenerator<AuditProgress, Audit, void> {
  const result = yield* measured(take);
  expectFinite(take.subject.network.model.spec.name, result);
  return result;
}

/** A number that is none would become null in a record and a hole in a picture. */
function expectFinite(name: string, value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(
      `audit of ${name}: expected finite figures, got ${value}; train on from an earlier step with a lower learning rate`,
    );
  if (value instanceof Object) for (const part of Object.values(value)) expectFinite(name, part);
}

async function* measured(take: AuditTake): AsyncGenerator<AuditProgress, Audit, void> {
  const { subject, model, step, pictures, termPictures, samples } = take;
  const { temperature } = subject;
  const blank = blankDistribution(subject);
  const { kind } = blank;
  const { picturesMeasured, costs } = planOf(take, blank);
  const stages = createStages(costs);
  const places = testPictures(subject, termPictures);
  const weighed = places.slice(0, pictures);

  const paper = yield* stages.run('paper', paperTerms(subject, termPictures), termPictures);
  const posteriors = yield* stages.run('encode', posteriorsOf(subject, places), termPictures);
  const drawsOf = (place: number) => posteriorDraws(distributionOf(subject, posteriors[place]));
  const categories = (place: number) => categoriesOf(subject, posteriors[place]);
  const weigh = { subject, pictures: weighed, samples };
  const result = {
    model,
    step,
    temperature,
    pictures: termPictures,
    paper: termsOfPaper(paper),
    klByDimension: Array.from(paper.klByDimension),
  };

  if (blank.kind === 'normal' && blank.scale < 1) {
    const term2 = yield* stages.run('hard', hardTerm2(subject, places, drawsOf), termPictures);
    const hard = auditedTerms(paper.term1ByPicture, term2);
    const shrunk = posteriors.map((_, place) => klOfShrunk(distributionOf(subject, posteriors[place])));
    // Without any noise its KL is infinite, and there is no bound to state.
    const relaxed = blank.scale > 0 ? relaxedTerms('z', shrunk, paper.term2ByPicture) : null;
    const work = importanceWeighted({ ...weigh, reading: 'hard', drawsOf });
    const importance = yield* stages.run('weigh', work, pictures);
    return { ...result, hard, relaxed, klSimplex: null, importance };
  }
  if (kind === 'normal' || kind === 'cells') {
    const work = importanceWeighted({ ...weigh, reading: 'exact', drawsOf });
    const importance = yield* stages.run('weigh', work, pictures);
    return { ...result, hard: null, relaxed: null, klSimplex: null, importance };
  }

  const term2 = yield* stages.run('hard', hardTerm2(subject, places, drawsOf), termPictures);
  const hard = auditedTerms(paper.term1ByPicture, term2);
  const ofY = yield* stages.run('simplex', simplexKl(picturesMeasured, categories), picturesMeasured);
  const asHard = importanceWeighted({ ...weigh, reading: 'hard', drawsOf });
  const importance = yield* stages.run('weigh', asHard, pictures);
  const klSimplex = meanSum(ofY);
  if (kind === 'vertices' || temperature === null)
    return { ...result, hard, relaxed: relaxedTerms('y', ofY, paper.term2ByPicture), klSimplex, importance };

  const densities = yield* stages.run(
    'densities',
    relaxedDensities(subject, temperature, picturesMeasured, categories),
    1,
  );
  const relaxed = relaxedTerms('z', klOfAll(densities, picturesMeasured), paper.term2ByPicture);
  const asRelaxed = importanceWeighted({
    ...weigh,
    pictures: weighed.slice(0, picturesMeasured),
    reading: 'relaxed',
    drawsOf: relaxedDraws(densities),
  });
  const more = yield* stages.run('weigh relaxed', asRelaxed, picturesMeasured);
  return { ...result, hard, relaxed, klSimplex, importance: [...importance, ...more] };
}
