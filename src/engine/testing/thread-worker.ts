/** Workers of a few lines for tests of clients, as threads of Node. Only tests import this. */
import { Worker as Thread } from 'node:worker_threads';
import type { WorkerLike } from '../calls';

/** A thread of Node as a worker of a browser; its script is what the test says. */
export function threadWorker(script: string): WorkerLike {
  const thread = new Thread(`const { parentPort } = require('node:worker_threads'); ${script}`, {
    eval: true,
  });
  const worker: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data: unknown) => worker.onmessage?.({ data } as MessageEvent));
  thread.on('messageerror', (data: unknown) => worker.onmessageerror?.({ data } as MessageEvent));
  thread.on('error', ({ message }: Error) => worker.onerror?.({ message } as ErrorEvent));
  return worker;
}

export const silent = 'parentPort.on("message", () => undefined);';
export const mortal = 'parentPort.on("message", () => { throw new Error("no memory"); });';
export const echo =
  'parentPort.on("message", ({ id, command }) => parentPort.postMessage({ id, give: command }));';
