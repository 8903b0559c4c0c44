/** Commands on kept parameters, where the file that is named is not there. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('name it, and what would write it', () => {
  const run = (option: string) => {
    const words = ['--import', 'tsx', 'src/cli/audit/audit.ts', option, 'nowhere/file'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return [status, stderr];
  };
  expect(run('--weights')).toEqual([
    1,
    expect.stringMatching(/^nowhere\/file: expected a file of parameters, .*\n$/),
  ]);
  expect(run('--run')).toEqual([1, expect.stringMatching(/^nowhere\/file: expected a run file, .*\n$/)]);
});
