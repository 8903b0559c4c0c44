/** Measures a job in a Node process of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from '../job';

const script = fileURLToPath(new URL('node-job.ts', import.meta.url));

/** What came of the job; a process that ends without an answer, or takes longer than the limit, is a problem. */
export function runInNode(job: Job, limitSeconds: number): Promise<Outcome> {
  const child = fork(script, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: process.execArgv });
  let complaint = '';
  child.stderr?.on('data', (text) => (complaint = `${complaint}${text}`.slice(-500)));
  return new Promise((resolve) => {
    const give = (outcome: object) => {
      clearTimeout(limit);
      resolve({ job, ...outcome } as Outcome);
    };
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      give({ problem: `expected an answer within ${limitSeconds} s, got none` });
    }, 1000 * limitSeconds);
    child.once('message', give);
    child.once('exit', (code, signal) =>
      give({ problem: `expected an answer, got exit ${code ?? signal}: ${complaint.trim()}` }),
    );
    child.send(job);
  });
}
