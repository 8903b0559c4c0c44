/** One command of ours in a process of its own: its lines of stderr as they come, its end as a promise. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

interface Command {
  /** File below src/cli: 'train.ts'. */
  readonly script: string;
  readonly words: readonly string[];
  /** It stops by itself when it is asked to (stop-signal.ts), and takes its time; others are killed. */
  readonly stopsItself?: boolean;
}

/** What came of a command: everything it said on stdout. */
interface Ended {
  readonly stdout: string;
}

/** Rejects with the last line of stderr where the command fails, and when it is stopped by the signal. */
export function runCommand(
  { script, words, stopsItself = false }: Command,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<Ended> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, path, ...words], {
    // Signals are not on every system; and the channel closes if this process dies.
    stdio: ['ignore', 'pipe', 'pipe', ...(stopsItself ? ['ipc' as const] : [])],
    ...(!stopsItself && { signal }),
  });
  const ask = () => void (child.connected && child.send('stop'));
  if (stopsItself) signal.addEventListener('abort', ask);
  let stdout = '';
  let last = '';
  child.stdout!.on('data', (text) => (stdout += text));
  createInterface({ input: child.stderr! }).on('line', (line) => {
    if (line.trim() !== '') last = line;
    onLine(line);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => {
      signal.removeEventListener('abort', ask);
      if (code === 0) resolve({ stdout });
      else
        reject(new Error(`${script}: expected it to end well, got ${code ?? by}: ${last || 'no message'}`));
    });
  });
}
