/** What an audit says of each kind of model: which numbers are bounds, which are not, and which only from below. */
import { describe, expect, it } from 'vitest';
import { auditSummary, signed, subjectWords } from './audit-words';
import { catAudit, cgAudit, gaussAudit } from './testing/some-audits';
import { measures } from './measures';

const figures = (id: (typeof measures)[number]['id']) => {
  const measure = measures.find((each) => each.id === id);
  return [gaussAudit, catAudit, cgAudit].map((audit) => {
    const found = measure?.figure(audit);
    return `${found?.text} | ${found?.tag}`;
  });
};

describe('measures', () => {
  it('call the reported L a bound where it is one, and nowhere else', () => {
    expect(figures('reported')).toEqual([
      '98.50 ± 0.50 | bound',
      '104.00 ± 0.50 | paper’s accounting, not a bound',
      '95.50 ± 0.50 | paper’s accounting, not a bound',
    ]);
    expect(figures('term1')).toEqual([
      '22.00 ± 0.50 | KL of z itself',
      '18.00 ± 0.50 | KL of the categories',
      '20.00 ± 0.50 | eq. (4), KL of the categories',
    ]);
  });

  it('call whole categories’ L a bound, and have none of an exact reading', () => {
    expect(figures('hard')).toEqual([
      'its z is exact already | ',
      '110.00 ± 0.50 | bound',
      '102.50 ± 0.50 | bound',
    ]);
  });

  it('say of the measured KL of z, and only of it, that it is at least this', () => {
    expect(figures('kl')).toEqual([
      '22.00 ± 0.50 | is term1',
      '300.00 ± 0.50 | of y, 1,000 pictures',
      '≥ 28.00 ± 0.50 | of z, 1,000 pictures',
    ]);
    expect(figures('relaxed')).toEqual([
      '98.50 ± 0.50 | is L',
      '386.00 ± 0.50 | bound, 1,000 pictures',
      '≥ 103.50 ± 0.50 | bound, at least this, 1,000 pictures',
    ]);
    expect(figures('simplex')).toEqual(['it has no y | ', '300.00 | ', '79,715 | ']);
  });

  it('have a sentence each', () => {
    for (const { sentence } of measures) expect(sentence).toMatch(/^[^a-z].*\.$/);
    expect(new Set(measures.map(({ sentence }) => sentence)).size).toBe(measures.length);
  });
});

it('sums an audit up in words', () => {
  expect(auditSummary([])).toBe('Nothing is audited yet.');
  expect(auditSummary([gaussAudit, cgAudit])).toBe(
    'In nats a picture. Gauss-VAE: L as reported 98.50 of 1,000 pictures (bound); as sampled, which is exact: L 98.50 of 1,000 pictures, NLL 93.50 of 4 pictures (K 100) and 5.00 of looseness. ' +
      'CG-BPEF-VAE: L as reported 95.50 of 1,000 pictures (paper’s accounting, not a bound); one-hot samples: L 102.50 of 1,000 pictures, NLL 94.00 of 4 pictures (K 100) and 8.50 of looseness; ' +
      'relaxed samples, as trained: L at least 103.50 of 1,000 pictures, 8.00 of it not counted in the reported L, NLL 96.50 of 4 pictures (K 100) and 7.00 of looseness.',
  );
  expect(subjectWords(cgAudit)).toBe('step 500, T = 0.5, first 1,000 test pictures');
  expect(subjectWords(gaussAudit)).toBe('step 500, first 1,000 test pictures');
  expect([-1.234, 0.004, -0.004, 2].map(signed)).toEqual(['−1.23', '0.00', '0.00', '+2.00']);
});
