/** Verdicts in words: what has no counterpart here is named, and never called the same. */
import { expect, it } from 'vitest';
import { replayWords, verdictWords } from './verdict-words';

const unmatched = { what: 'evaluation', step: 9999, model: 'gauss' } as const;

it.each(['consistent, not verified', 'same run, other rounding'] as const)(
  'names the figure that nothing here was compared with: %s',
  (kind) => {
    const [, meaning] = verdictWords({ kind, unmatched });
    expect(meaning).toContain('figures of Gauss-VAE on validation at step 9,999. This run did not measure');
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

it('promises no verdict that cannot come, and no replay that Restart would not make', () => {
  const run = { step: 120, hasStart: false, hasMoves: false };
  expect(replayWords('past', run)).toBe('This run is past the step of the result. Restart replays it.');
  for (const other of [{ hasMoves: true }, { hasStart: true }])
    expect(replayWords('past', { ...run, ...other })).not.toContain('Restart');
  for (const hasStart of [false, true]) {
    const words = replayWords('other start', { ...run, hasStart });
    expect(words).not.toMatch(/Train|Settings|moves|comes at/);
    expect(words).toContain(hasStart ? 'not in the link, so no verdict is possible' : 'no verdict');
  }
});
