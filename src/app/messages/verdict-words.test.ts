/** Verdicts in words: what has no counterpart here is named, and never called the same. */
import { expect, it } from 'vitest';
import { verdictWords } from './verdict-words';

const unmatched = { what: 'evaluation', step: 9999, model: 'gauss' } as const;

it.each(['consistent, not verified', 'same run, other rounding'] as const)(
  'names the figure that nothing here was compared with: %s',
  (kind) => {
    const [, meaning] = verdictWords({ kind, unmatched });
    expect(meaning).toContain(
      'figures of Gauss-VAE on validation at step 9,999, which this run did not measure',
    );
    expect(verdictWords({ kind })[1]).not.toContain('did not measure');
  },
);

it('names a model that is off in the settings of its own link', () => {
  const first = { what: 'off', step: 9999, model: 'gauss', term: null, theirs: null, ours: null } as const;
  const [name, meaning] = verdictWords({ kind: 'different', first, fault: false });
  expect(name).toBe('Different');
  expect(meaning).toBe(
    'First, Gauss-VAE has figures in the link, whose settings leave it off. It is another run, or the figures of the link were changed.',
  );
});
