/** Where the nats of audited models are, as lengths on one axis: what each bound is made of, what it divides into, and the reported L as a mark. Pure. */
import type { Audit, Reading } from '../../experiment/audit';
import type { ModelId } from '../../models/registry';
import { accountsOf, reportedStanding, type Account, type Standing } from './accounts';

export type Part = 'term2' | 'term1' | 'hidden' | 'nll' | 'looseness';

export interface Segment {
  readonly part: Part;
  /** Nats. */
  readonly from: number;
  readonly to: number;
}

export interface Bar {
  readonly reading: Reading;
  readonly account: Account;
  /** What L is the sum of. */
  readonly sum: readonly Segment[];
  /** The same length by what it bounds: the NLL, and what the posterior adds to it. Empty without an NLL. */
  readonly inside: readonly Segment[];
}

export interface ModelBars {
  readonly model: ModelId;
  /** L as the paper reports it. */
  readonly reported: number;
  /** First pictures of the test set that it is of; a bar's account has its own. */
  readonly pictures: number;
  readonly standing: Standing;
  readonly bars: readonly Bar[];
}

/** Segments end to end from 0; one of no length, or less, is left out. */
function endToEnd(lengths: readonly (readonly [Part, number])[]): Segment[] {
  let at = 0;
  return lengths.flatMap(([part, length]) => {
    const from = at;
    at += Math.max(0, length);
    return length > 0 ? [{ part, from, to: at }] : [];
  });
}

function barOf(account: Account): Bar {
  const { terms, hidden, nll, reading } = account;
  const term1 = terms.term1.mean;
  const L = terms.freeEnergy.mean;
  return {
    reading,
    account,
    sum: endToEnd([
      ['term2', terms.term2.mean],
      ['term1', term1 - Math.max(0, hidden)],
      ['hidden', hidden],
    ]),
    inside: nll
      ? endToEnd([
          ['nll', nll.mean],
          ['looseness', L - nll.mean],
        ])
      : [],
  };
}

export const modelBars = (audit: Audit): ModelBars => ({
  model: audit.model,
  reported: audit.paper.freeEnergy.mean,
  pictures: audit.pictures,
  standing: reportedStanding(audit),
  bars: accountsOf(audit).map(barOf),
});

/** Times the longest of the other bounds: a relaxed L beyond it, as of KL of y, is cut off rather than squeezing all others. */
const FAR = 1.5;

/** The axis, nats: from 0, or from a ten below the least of L and NLL. A bar may end beyond it. */
export function axisOf(models: readonly ModelBars[], ends: boolean): readonly [number, number] {
  const all = models.flatMap(({ bars }) => bars.map(({ account }) => account));
  const nlls = all.flatMap(({ nll }) => (nll ? [nll.mean] : []));
  const bounds = (relaxed: boolean) =>
    all
      .filter(({ reading }) => (reading === 'relaxed') === relaxed)
      .map(({ terms }) => terms.freeEnergy.mean);
  const others = [...models.map(({ reported }) => reported), ...nlls, ...bounds(false)];
  const longest = Math.max(1, ...others);
  const high = 1.03 * Math.max(longest, ...bounds(true).filter((L) => L <= FAR * longest));
  return [ends ? Math.max(0, Math.floor((Math.min(...others, high) - 8) / 10) * 10) : 0, high];
}
