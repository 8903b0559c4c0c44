/** The audit of a trained network: what the paper reports and what is true, each figure by its own measure. Yields between chunks, and may be abandoned at any of them. */
import type { Audit } from '../../experiment/audit';
import { blankDistribution } from '../../models/latent/readings';
import type { AuditTake } from './audit-take';
import { auditedTerms, hardTerm2 } from './audited-terms';
import { importanceWeighted } from './importance';
import { paperTerms, termsOfPaper } from './paper-terms';
import { planOf } from './plan';
import { relaxedReading } from './relaxed-reading';
import { createStages, type AuditProgress } from './stages';
import { distributionOf, posteriorsOf, testPictures } from './subject';

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
  const { network, temperature } = subject;
  const blank = blankDistribution(network.model.spec, network.settings);
  const { reading, relaxed } = blank;
  const { picturesMeasured, costs } = planOf(take, blank);
  const stages = createStages(costs);
  const places = testPictures(subject, termPictures);

  const paper = yield* stages.run('paper', paperTerms(subject, termPictures), termPictures);
  const posteriors = yield* stages.run('encode', posteriorsOf(subject, places), termPictures);
  const drawsOf = (place: number) => distributionOf(subject, posteriors[place]).draws();

  const term2 =
    reading === 'hard' ? yield* stages.run('hard', hardTerm2(subject, places, drawsOf), termPictures) : null;
  const weighed = places.slice(0, pictures);
  const weighing = importanceWeighted({ subject, pictures: weighed, samples, reading, drawsOf });
  const importance = yield* stages.run('weigh', weighing, pictures);
  const sampled = { places, posteriors, term2: paper.term2ByPicture };
  const fed = yield* relaxedReading({ subject, relaxed, ...sampled, picturesMeasured, samples, stages });
  return {
    model,
    step,
    temperature,
    pictures: termPictures,
    paper: termsOfPaper(paper),
    klByDimension: Array.from(paper.klByDimension),
    hard: term2 && auditedTerms(paper.term1ByPicture, term2),
    relaxed: fed.relaxed,
    klSimplex: fed.klSimplex,
    importance: [...importance, ...fed.importance],
  };
}
