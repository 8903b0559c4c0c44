/** Commands on kept parameters, where the file that is named is not there, and where they are stopped. */
import { spawn, spawnSync } from 'node:child_process';
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

it.skipIf(process.platform === 'win32')(
  'end in words when they are stopped, in the middle of a model',
  async () => {
    const words = ['--import', 'tsx', 'src/cli/audit/audit.ts', '--run', 'public/trained/inverse-cdf.zip'];
    const child = spawn(process.execPath, words);
    let stderr = '';
    let stdout = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => {
      const began = stderr.includes('measuring');
      stderr += text;
      if (!began && stderr.includes('measuring')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stdout, stderr.trimEnd().split('\n').at(-1)]).toEqual([
      130,
      '',
      'Stopped. Nothing was written.',
    ]);
  },
);
