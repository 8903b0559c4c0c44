/** Runs a program to its end, for tests of commands. Only tests import this. */
import { spawn } from 'node:child_process';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Is asked at every text on stderr, and now and then; may end the program once. */
export type OnText = (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;

export function runProgram(
  program: string,
  words: readonly string[],
  cwd: string,
  onText: OnText = () => undefined,
): Promise<Ended> {
  const child = spawn(program, words, { cwd });
  let stdout = '';
  let stderr = '';
  let killed = false;
  const kill = (signal: NodeJS.Signals) => {
    if (!killed) child.kill(signal);
    killed = true;
  };
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => onText((stderr += text), kill));
  const timer = setInterval(() => onText(stderr, kill), 100);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, stdout, stderr });
    }),
  );
}

/** Of a script in TypeScript. */
export const runScript = (script: string, words: readonly string[], cwd: string, onText?: OnText) =>
  runProgram(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...words], cwd, onText);
