/** The figures of an audit by measure, each with the sentence that says what it is, whether it is a bound, and which way its estimate errs. Pure. */
import type { Audit } from '../../experiment/audit';
import { formatCount, formatNats } from '../../ui/format';
import { reportedStanding } from './accounts';
import type { Figure, Measure } from '../figure-table';
import { meanText } from '../mean-text';

const none = (text: string): Figure => ({ text, tag: '' });

/** What the KL that the paper counts is of, in this model. */
function countedKl({ hard, relaxed, klSimplex }: Audit): string {
  if (hard === null) return 'KL of z itself';
  if (klSimplex === null) return 'KL of all its noise';
  return relaxed?.of === 'z' ? 'eq. (4), KL of the categories' : 'KL of the categories';
}

export const measures: readonly Measure<Audit>[] = [
  {
    id: 'term1',
    name: 'term1, as the paper counts it',
    sentence: 'In closed form, without noise of sampling.',
    figure: (audit) => ({ text: meanText(audit.paper.term1), tag: countedKl(audit) }),
  },
  {
    id: 'term2',
    name: 'term2, as sampled',
    sentence: 'Cross-entropy of the decoder’s output for one sample a picture: unbiased.',
    figure: ({ paper }) => ({ text: meanText(paper.term2), tag: '' }),
  },
  {
    id: 'reported',
    name: 'L, as the paper reports it',
    sentence:
      'The sum of both, unbiased. It is an upper bound of −log p(x) where term1 is the KL of what the decoder is fed. In Cat-VAE and CG-BPEF-VAE term1 is the KL of the categories, but the decoder is fed relaxed samples. This is the paper’s accounting. Section 4 calls it a lower bound of Cat-VAE’s free energy, and an empirical upper bound of CG-BPEF-VAE’s.',
    figure: (audit) => ({ text: meanText(audit.paper.freeEnergy), tag: reportedStanding(audit) }),
  },
  {
    id: 'hard',
    name: 'L, one-hot samples',
    sentence:
      'The same weights, with whole categories sampled: now the KL of the categories is the right one. The sum is an unbiased upper bound of the discrete model’s −log p(x). It is harsh to a decoder that was trained on relaxed samples.',
    figure: ({ hard, klSimplex }) =>
      hard
        ? {
            text: meanText(hard.freeEnergy),
            tag: klSimplex === null ? 'bound, with all its noise' : 'bound',
          }
        : none('its z is exact already'),
  },
  {
    id: 'kl',
    name: 'KL of what the decoder is fed',
    sentence:
      'The term1 that belongs to relaxed samples. The KL of z is measured on histograms, which can only lower it: at least this. The KL of y is exact.',
    figure: ({ relaxed, paper }) =>
      relaxed === null
        ? { text: meanText(paper.term1), tag: 'is term1' }
        : {
            text: `${relaxed.of === 'z' ? '≥ ' : ''}${meanText(relaxed.terms.term1)}`,
            tag: `of ${relaxed.of}, ${formatCount(relaxed.pictures)} pictures`,
          },
  },
  {
    id: 'relaxed',
    name: 'L with that KL',
    sentence:
      'That KL plus term2: the free energy of the model as trained, an upper bound of its −log p(x). With the KL of z the true value may be higher; only noise can make it lower.',
    figure: ({ relaxed, paper }) =>
      relaxed === null
        ? { text: meanText(paper.freeEnergy), tag: 'is L' }
        : {
            text: `${relaxed.of === 'z' ? '≥ ' : ''}${meanText(relaxed.terms.freeEnergy)}`,
            tag: `${relaxed.of === 'z' ? 'bound, at least this' : 'bound'}, ${formatCount(relaxed.pictures)} pictures`,
          },
  },
  {
    id: 'simplex',
    name: 'KL of y',
    sentence:
      'The other end of theorem 1: it is at least the KL of z and that of the categories. It is exact, grows with the number of categories and does not depend on T. Shown once: CG-BPEF-VAE’s decoder never sees y.',
    figure: ({ klSimplex }) =>
      klSimplex === null
        ? none('it has no y')
        : none(klSimplex >= 1000 ? formatCount(klSimplex) : formatNats(klSimplex)),
  },
];

export const importanceSentences = [
  '−log (1/K) Σ p(z) p(x | z) / r(z), z drawn from r near the posterior: an estimate of −log p(x) itself. It is too high on average and falls as K grows: an upper bound in the mean. Effective samples: how many of the K carry the weight. Near 1, more samples would lower the number further, most for loose posteriors.',
  'Grey pixels are used unchanged, as in the paper and in L: a pseudo-likelihood. Binarised pixels are one fixed draw of 0 and 1, the same for all models: a true likelihood.',
] as const;
