/** Commands on kept parameters, where the file that is named is not there, and where they are stopped. */
import { expect, it } from 'vitest';
import { runScript } from '../testing/run-program';

const audit = 'src/cli/audit/audit.ts';

it('name it, and what would write it', async () => {
  const run = async (option: string) => {
    const { code, stderr } = await runScript(audit, [option, 'nowhere/file'], '.');
    return [code, stderr];
  };
  expect(await run('--weights')).toEqual([
    1,
    expect.stringMatching(/^nowhere\/file: expected a file of parameters, .*\n$/),
  ]);
  expect(await run('--run')).toEqual([
    1,
    expect.stringMatching(/^nowhere\/file: expected a run file, .*\n$/),
  ]);
});

it.skipIf(process.platform === 'win32')(
  'end in words when they are stopped, in the middle of a model',
  async () => {
    const words = ['--run', 'public/trained/inverse-cdf.zip'];
    const { code, stdout, stderr } = await runScript(audit, words, '.', (said, kill) => {
      if (said.includes('measuring')) kill('SIGINT');
    });
    expect([code, stdout, stderr.trimEnd().split('\n').at(-1)]).toEqual([
      130,
      '',
      'Stopped. Nothing was written.',
    ]);
  },
);
