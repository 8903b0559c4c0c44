/** What Table 1 shows of one run, out of its record: a few numbers, rounded to what is shown and a little more. Pure. */
import { modelIds } from '../../models/registry';
import type { ImportanceWeighted, Mean } from '../audit';
import type { RecordedAudit, RecordedExact, RecordedModel, RecordedRefined, TableRecord } from './record';

export interface RunFigures {
  readonly row: string;
  readonly seed: number;
  /** L on the validation pictures of the best parameters, which it was chosen by. */
  readonly validation: number;
  /** On the test set, nats (definition 7). */
  readonly term1: number;
  readonly term2: number;
  readonly freeEnergy: number;
  /** Training alone. */
  readonly seconds: number;
  readonly audit: AuditFigures | null;
  /** Where its evidence was summed. */
  readonly exact?: ExactFigures;
  readonly refined?: RefinedFigures;
}

/** Of the first so many test pictures: what refining q gains, and what there was to gain. */
export interface RefinedFigures {
  readonly pictures: number;
  readonly gain: Mean;
  readonly amortisation: number | null;
}

/** Nats, means over the first so many test pictures, of grey pixels. */
export interface ExactFigures {
  readonly pictures: number;
  readonly freeEnergy: Mean;
  readonly nll: Mean;
  readonly gap: Mean & { readonly median: number };
  readonly floor: Mean;
  readonly family: Mean;
  readonly amortisation: Mean;
  /** Shares of the marginals with two modes or more. */
  readonly twoModes: number;
  readonly ownTwoModes: number;
  readonly importanceAbove: RecordedExact['importanceAbove'];
}

/** Nats, means over the audited pictures. */
export interface AuditFigures {
  readonly pictures: number;
  /** L as the paper counts it. */
  readonly paper: number;
  /** term1 as the paper counts it: eq. (4), or its closed form. */
  readonly term1: number;
  /** L with one-hot categories; null where the paper's L is the exact one. */
  readonly hard: number | null;
  /** KL of what the decoder sees and the L that it gives; null where these are the paper's. */
  readonly relaxed: { readonly of: 'z' | 'y'; readonly term1: number; readonly freeEnergy: number } | null;
  readonly importance: readonly ImportanceFigures[];
}

/** An importance-weighted NLL at its largest K. */
export interface ImportanceFigures {
  readonly reading: ImportanceWeighted['reading'];
  readonly pixels: ImportanceWeighted['pixels'];
  readonly samples: number;
  /** The first so many of the test set. */
  readonly pictures: number;
  readonly nll: Mean;
  readonly effectiveSamples: number;
  /** Minus the Gauss-VAE's of the same seed on the same pictures; null where there is none. */
  readonly aboveGauss: Mean | null;
}

/** To 1e-4 nats, a thousandth of the spread of seeds. */
export const round = (nats: number): number => Math.round(nats * 1e4) / 1e4 + 0;
const roundMean = ({ mean, standardError }: Mean): Mean => ({
  mean: round(mean),
  standardError: round(standardError),
});

function importanceFigures({ importance }: RecordedAudit, { paired }: RecordedModel): ImportanceFigures[] {
  return importance.map(({ reading, pixels, points, pictures }) => {
    const { samples, nll, effectiveSamples } = points.reduce((a, b) => (b.samples > a.samples ? b : a));
    const beside = paired.find((pair) => pair.reading === reading && pair.pixels === pixels);
    return {
      reading,
      pixels,
      samples,
      pictures,
      nll: roundMean(nll),
      effectiveSamples: round(effectiveSamples),
      aboveGauss: beside ? roundMean(beside.nll) : null,
    };
  });
}

function auditFigures(audit: RecordedAudit, model: RecordedModel): AuditFigures {
  const { pictures, paper, hard, relaxed } = audit;
  return {
    pictures,
    paper: round(paper.freeEnergy.mean),
    term1: round(paper.term1.mean),
    hard: hard && round(hard.freeEnergy.mean),
    relaxed: relaxed && {
      of: relaxed.of,
      term1: round(relaxed.terms.term1.mean),
      freeEnergy: round(relaxed.terms.freeEnergy.mean),
    },
    importance: importanceFigures(audit, model),
  };
}

function exactFigures(exact: RecordedExact): ExactFigures {
  const { pictures, freeEnergy, nll, gap, floor, family, amortisation, importanceAbove: above } = exact;
  return {
    pictures,
    freeEnergy: roundMean(freeEnergy),
    nll: roundMean(nll),
    gap: { ...roundMean(gap), median: round(gap.median) },
    floor: roundMean(floor),
    family: roundMean(family),
    amortisation: roundMean(amortisation),
    twoModes: round(exact.twoModes),
    ownTwoModes: round(exact.ownTwoModes),
    importanceAbove: above && { ...roundMean(above), median: round(above.median), samples: above.samples },
  };
}

const refinedFigures = ({ pictures, gain, amortisation }: RecordedRefined): RefinedFigures => ({
  pictures,
  gain: roundMean(gain),
  amortisation: amortisation && round(amortisation),
});

/** Throws an Error for a record without a model, or without the validation of its best parameters. */
export function runFigures({ row, experiment, models }: TableRecord): RunFigures {
  const model = modelIds.map((id) => models[id]).find((found) => found !== undefined);
  const best = model?.validation.find(({ step }) => step === model.test.step);
  if (!model || !best)
    throw new Error(`record of ${row}, seed ${experiment.seed}: expected a model with its best, got none`);
  const { term1, term2, freeEnergy } = model.test;
  return {
    row,
    seed: experiment.seed,
    validation: round(best.validation.term1 + best.validation.term2),
    term1: round(term1),
    term2: round(term2),
    freeEnergy: round(freeEnergy),
    seconds: Math.round((model.millisecondsPerStep * experiment.steps) / 1000),
    audit: model.audit && auditFigures(model.audit, model),
    ...(model.exact && { exact: exactFigures(model.exact) }),
    ...(model.refined && { refined: refinedFigures(model.refined) }),
  };
}
