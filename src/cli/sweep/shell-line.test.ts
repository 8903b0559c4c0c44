import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellLine } from './shell-line';

/** What a shell makes of the words. */
const read = (words: readonly string[], shell = 'sh'): string[] =>
  execFileSync(shell, ['-c', `printf '%s\\0' ${shellLine(words)}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('shellLine', () => {
  it('leaves plain words as they are, and puts others into the quotes that most shells share', () => {
    expect(shellLine(['--Tmin', '0.2', '--resumable', 'out/models-gauss+cg-bpef_seed-1'])).toBe(
      '--Tmin 0.2 --resumable out/models-gauss+cg-bpef_seed-1',
    );
    expect(shellLine(['gauss,cg-bpef', 'v=1&d=20', "it's here"])).toBe(
      `"gauss,cg-bpef" "v=1&d=20" "it's here"`,
    );
    expect(shellLine(['$HOME', "a$'b", ''])).toBe(`'$HOME' 'a$'\\''b' ""`);
  });

  it.each(['sh', 'bash'])('is read back by %s, whatever the words', (shell) => {
    const nasty = [
      '',
      ' ',
      '~',
      '=ls',
      '*',
      '#v=1',
      '{a,b}',
      '!!',
      '\\',
      "'",
      '"',
      '`ls`',
      '$(ls)',
      'a\tb',
      'é',
    ];
    expect(read(nasty, shell)).toEqual(nasty);
    const word = fc.string({ unit: fc.constantFrom(...`'"\\$!\`#&;|<>()[]{}*?~=,% ab`) });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(read(words, shell)).toEqual(words);
      }),
      { numRuns: 20 },
    );
  });
});
