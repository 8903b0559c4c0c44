/** The page's end of the worker that keeps runs: calls with answers, news, and a worker that may die and is replaced. */
import type { RunsClient, RunsCommandName, RunsCommands, RunsNews, RunsOutcome } from '../runs/runs-protocol';
import { RunsRefused } from '../runs/runs-refused';
import type { WorkerLike } from './calls';
import { createWorkerCaller } from './worker-caller';

function spawnRunsWorker(): WorkerLike {
  return new Worker(new URL('./runs-worker.ts', import.meta.url), { type: 'module' });
}

/** Only a window may ask for it, so the worker does not. */
const askToPersist = async () => (await navigator.storage?.persist?.()) ?? null;

export function createRunsClient(
  spawn: () => WorkerLike = spawnRunsWorker,
  persist: () => Promise<boolean | null> = askToPersist,
): RunsClient {
  const caller = createWorkerCaller<{ readonly news: RunsNews }>({
    spawn,
    name: 'the keeper of runs',
    hear: (told, tell) => tell(told),
  });
  return {
    async call<K extends RunsCommandName>(command: K, take: RunsCommands[K]['take']) {
      const moved = take && 'file' in take ? withOwnBuffer(take) : take;
      const buffers = moved && 'file' in moved ? [moved.file.buffer] : [];
      const outcome = await caller.call<RunsOutcome>(command, moved, buffers);
      if ('refused' in outcome) throw new RunsRefused(outcome.refused.kind, outcome.refused.words);
      return outcome.gave as RunsCommands[K]['give'];
    },
    newId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
    persist: () => persist().catch(() => null),
    on: (listener) => caller.on(({ news }) => listener(news)),
    close: caller.close,
  };
}

/** A part of a longer buffer is copied: moving it would take the rest along. */
const withOwnBuffer = <Take extends { readonly file: Uint8Array<ArrayBuffer> }>(take: Take): Take =>
  take.file.length === take.file.buffer.byteLength ? take : { ...take, file: take.file.slice() };
