/** One question to a fresh worker that answers in many parts, until it is ended; knows nothing of what is asked. */

/** What a task needs of a Worker. */
export interface Answering<Request, Message> {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Message>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

interface Task<Request, Message> {
  /** Ends the question before, and asks this one; nothing of an ended one is heard again. */
  ask(request: Request, hear: (message: Message) => void, fail: (problem: string) => void): void;
  end(): void;
}

export function createTask<Request, Message>(
  spawn: () => Answering<Request, Message>,
): Task<Request, Message> {
  let worker: Answering<Request, Message> | null = null;
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  return {
    end,
    ask(request, hear, fail) {
      end();
      const fresh = spawn();
      worker = fresh;
      fresh.onmessage = ({ data }) => {
        if (fresh === worker) hear(data);
      };
      fresh.onerror = (event) => {
        if (fresh !== worker) return;
        end();
        fail(event.message || 'the worker could not be loaded');
      };
      fresh.postMessage(request);
    },
  };
}
