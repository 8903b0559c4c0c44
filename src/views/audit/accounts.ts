/** An audit as accounts of the same weights: for each reading of the latent variable, the terms that make its L and the NLL inside it. Pure. */
import type { Audit, AuditedTerms, ImportanceWeighted, Mean, Reading } from '../../experiment/audit';

/** What an L is: an upper bound of -log p(x), such a bound with a KL that was measured too low, or neither. */
export type Standing = 'bound' | 'bound, at least this' | 'paper’s accounting, not a bound';

export interface Account {
  readonly reading: Reading;
  readonly terms: AuditedTerms;
  readonly standing: Standing;
  /** Nats of term1 that the reported L leaves out; below 0 where it counts more. 0 but for relaxed readings. */
  readonly hidden: number;
  /** On grey pixels, as L is, at the largest K; null where this reading has none. */
  readonly nll: (Mean & { readonly samples: number; readonly pictures: number }) | null;
  /** First pictures of the test set that its terms are of; the NLL says its own. */
  readonly pictures: number;
}

/** Whether the L that the paper reports is one: where the KL it counts is that of what the decoder sees. */
export const reportedStanding = ({ hard }: Audit): Standing =>
  hard === null ? 'bound' : 'paper’s accounting, not a bound';

export const readingsOf = (
  { importance }: Audit,
  pixels: ImportanceWeighted['pixels'],
): readonly ImportanceWeighted[] => importance.filter((each) => each.pixels === pixels);

function nllOf(audit: Audit, reading: Reading): Account['nll'] {
  const found = readingsOf(audit, 'grey').find((each) => each.reading === reading);
  const last = found?.points.at(-1);
  return found && last ? { ...last.nll, samples: last.samples, pictures: found.nllByPicture.length } : null;
}

/** Whole categories first, then what was trained; one account where the sampled z already is the exact one. */
export function accountsOf(audit: Audit): readonly Account[] {
  const { paper, hard, relaxed, pictures } = audit;
  if (hard === null)
    return [
      { reading: 'exact', terms: paper, standing: 'bound', hidden: 0, nll: nllOf(audit, 'exact'), pictures },
    ];
  const whole: Account = {
    reading: 'hard',
    terms: hard,
    standing: 'bound',
    hidden: 0,
    nll: nllOf(audit, 'hard'),
    pictures,
  };
  if (relaxed === null) return [whole];
  const asTrained: Account = {
    reading: 'relaxed',
    terms: relaxed.terms,
    standing: relaxed.of === 'z' ? 'bound, at least this' : 'bound',
    hidden: relaxed.terms.term1.mean - paper.term1.mean,
    nll: nllOf(audit, 'relaxed'),
    pictures: relaxed.pictures,
  };
  return [whole, asTrained];
}
