/** Commands of package.json as one meets them: each says its options and refuses a wrong one in words, a stopped one says so, and what needs the built page builds it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from './built.mjs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** Commands of ours: one script in Node, by words that Node takes. */
const ours = Object.entries(scripts).flatMap(([name, text]) => {
  const words =
    /^node ((?:--import tsx )?\S+\.(?:mjs|ts))$/.exec(text)?.[1] ?? /^tsx (\S+\.ts)$/.exec(text)?.[1];
  return words === undefined ? [] : [{ name, words: words.split(' ') }];
});
/** Ends a command that began to work instead. */
const limit = 30_000;
const run = (words: readonly string[]) => {
  const node = words[0].endsWith('.ts') ? ['--import', 'tsx', ...words] : words;
  const { status, stdout, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8', timeout: limit });
  return { status, stdout, stderr };
};

describe('commands', () => {
  it('are found', () => {
    expect(ours.length).toBeGreaterThan(15);
  });

  it.each(ours)('$name prints its options with --help', ({ name, words }) => {
    const { status, stdout, stderr } = run([...words, '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`npm (run )?${name}`));
  });

  it.each(ours)('$name refuses an option that it does not have, in words', ({ words }) => {
    const { status, stdout, stderr } = run([...words, '--no-such-option']);
    expect([1, 2]).toContain(status);
    expect(stdout).toBe('');
    expect(stderr).toContain('--no-such-option');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('never ask for npm run data first: each packs by itself', () => {
    const own = ':!scripts/command.test.ts';
    const words = ['grep', '-l', 'npm run data first', '--', 'src', 'scripts', 'examples', own];
    expect(spawnSync('git', words, { encoding: 'utf8' }).stdout).toBe('');
  });
});

describe('a command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = pathToFileURL(resolve('scripts/command.mjs')).href;
  const script = (text: string): string => {
    const path = join(folder, 'script.mjs');
    writeFileSync(path, `import { runCommand, sayWhenStopped } from '${at}';\n${text}`);
    return path;
  };
  const making = (names: string) =>
    script(`await runCommand({ help: 'HELP', names: ${names}, work: (named) => console.log(named) });`);

  it('takes the names that it knows, and no other word', () => {
    const path = making(`['a', 'b']`);
    expect(run([path, 'b'])).toMatchObject({ status: 0, stdout: "[ 'b' ]\n" });
    expect(run([path])).toMatchObject({ status: 0, stdout: '[]\n' });
    expect(run([path, 'a', 'c'])).toMatchObject({
      status: 2,
      stderr: 'c: expected some of a, b behind the command; --help says more\n',
    });
    expect(run([making('[]'), 'c'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^c: expected nothing/),
    });
  });

  it('says what it throws in one line', () => {
    const path = script(`await runCommand({ help: '', work() { throw new Error('one line'); } });`);
    expect(run([path])).toEqual({ status: 1, stdout: '', stderr: 'one line\n' });
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'says that it was stopped by %s',
    async (signal) => {
      const path = script(
        `sayWhenStopped('Stopped. All is well.'); setInterval(() => undefined, 1000); console.log('on');`,
      );
      const child = spawn(process.execPath, [path]);
      let said = '';
      child.stderr.on('data', (text) => (said += text));
      child.stdout.once('data', () => child.kill(signal));
      const code = await new Promise((done) => child.once('close', done));
      expect([code, said]).toEqual([130, '\nStopped. All is well.\n']);
    },
  );

  it('that opens the built page builds it where there is none, and only there', () => {
    const build = (code: number) =>
      `${JSON.stringify(process.execPath)} -e "require('fs').writeFileSync('built', ''); process.exit(${code})"`;
    expect(() => ensureBuilt(folder, build(1))).toThrow(
      'dist/: expected a built page, got a build that failed',
    );
    ensureBuilt(folder, build(0));
    expect(existsSync(join(folder, 'built'))).toBe(true);
    rmSync(join(folder, 'built'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/index.html'), '');
    ensureBuilt(folder, build(0));
    expect(existsSync(join(folder, 'built'))).toBe(false);
  });
});
