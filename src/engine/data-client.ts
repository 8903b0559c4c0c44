/** The page's end of the data worker: calls with answers, progress, and a worker that may die and is replaced. One that does not hear Stop is ended. */
import type { WorkerLike } from './calls';
import type { DataClient, DataCommandName, DataCommands, DataProgress } from './data-protocol';
import { Stopped } from './stopped';
import { createWorkerCaller } from './worker-caller';

function spawnDataWorker(): WorkerLike {
  return new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module' });
}

export function createDataClient(spawn: () => WorkerLike = spawnDataWorker): DataClient {
  const caller = createWorkerCaller<{ readonly progress: DataProgress }>({
    spawn,
    name: 'the reader of files',
    hear(told, tell) {
      isWriting = told.progress.isWriting ?? false;
      tell(told);
    },
  });
  let isWriting = false;
  /** What `inspect` has looked at: another worker looks at it again before it reads it. */
  let atHand: DataCommands['inspect']['take'] | null = null;
  /** What was answered about them. */
  let answered: DataCommands['answer']['take'] | null = null;
  let isLost = false;

  /** A picture of millions of pixels is unpacked in one go: whoever waits for its end waits long. */
  async function stop(): Promise<null> {
    const timer = setTimeout(
      () => {
        isLost = atHand !== null;
        caller.bury('it did not stop', () => new Stopped('Stopped; what had come of SVHN is kept.'));
      },
      isWriting ? WRITING_MILLISECONDS : STOP_MILLISECONDS,
    );
    try {
      await caller.call('stop', null);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    } finally {
      clearTimeout(timer);
    }
    return null;
  }

  async function call<K extends DataCommandName>(
    command: K,
    take: DataCommands[K]['take'],
  ): Promise<DataCommands[K]['give']> {
    if (command === 'stop') return stop();
    if (isLost && (command === 'preview' || command === 'keep' || command === 'answer')) {
      await caller.call('inspect', atHand);
      if (answered) await caller.call('answer', answered);
      isLost = false;
    }
    const give = await caller.call<DataCommands[K]['give']>(command, take).catch((error: unknown) => {
      if (error instanceof Stopped && !stoppable.includes(command))
        return caller.call<DataCommands[K]['give']>(command, take);
      throw error;
    });
    if (command === 'inspect') {
      atHand = take as DataCommands['inspect']['take'];
      answered = null;
      isLost = false;
    }
    if (command === 'answer') answered = take as DataCommands['answer']['take'];
    return give;
  }

  return { ...caller, call, on: (listener) => caller.on(({ progress }) => listener(progress)) };
}

/** After which a worker that was asked to stop is ended. */
const STOP_MILLISECONDS = 200;
/** The same where it writes: it deletes what it has written, which else would lie there for ever. */
const WRITING_MILLISECONDS = 10_000;
/** What can be stopped; all else is asked anew of the next worker. */
const stoppable: readonly DataCommandName[] = ['inspect', 'answer', 'preview', 'keep', 'fetchSvhn'];
