/** The bench's page: gives a job to a worker of its own. The command line calls `measureJob`. */
import type { Job } from '../job';

function measureJob(job: Job): Promise<unknown> {
  const worker = new Worker(new URL('./page-job.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) =>
      resolve({ problem: `the worker broke: ${message || 'no reason given'}` }),
    );
    worker.postMessage(job);
  });
}

Object.assign(globalThis, { measureJob });
