/** The pool's threads in Node, where the tests are: pool-worker bundled for node:worker_threads. Only tests import this. */
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Thread } from '../heap/pool';

/** What a worker of a browser has and one of Node has not. */
const prelude = `
const { parentPort } = require('node:worker_threads');
globalThis.addEventListener = (type, listen) => parentPort.on(type, (data) => listen({ data }));
globalThis.postMessage = (message) => parentPort.postMessage(message);
`;

/** The text of a script that is pool-worker and all it imports. */
export async function workerText(): Promise<string> {
  const entry = fileURLToPath(new URL('../heap/pool-worker.ts', import.meta.url));
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'worker' } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (!('output' in bundle)) throw new Error('pool-worker: expected a bundle, got a watcher');
  return bundle.output[0].code;
}

/** A thread that runs a script of a browser's worker. */
export function nodeThread(text: string): Thread {
  const worker = new Worker(prelude + text, { eval: true });
  return {
    postMessage: (task) => worker.postMessage(task),
    terminate: () => worker.terminate(),
    addEventListener: (type, listener) => void worker.on(type, listener),
  };
}
