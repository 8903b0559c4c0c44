/** One question to a fresh worker, which answers in a message or many; knows nothing of what is asked. */

/** What a question needs of a Worker. */
export interface Answering<Request, Message> {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Message>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

/** Resolves with the message that makes the answer whole, the first if nothing else is said; of a question that was left, nothing is heard. */
export function askWorker<Request, Message>(
  spawn: () => Answering<Request, Message>,
  request: Request,
  left: AbortSignal,
  isWhole: (message: Message) => boolean = () => true,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    let worker: Answering<Request, Message>;
    const end = () => {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
    };
    left.addEventListener('abort', end);
    ask(true);

    function ask(isFirst: boolean): void {
      worker = spawn();
      worker.onmessage = ({ data }) => {
        if (!isWhole(data)) return;
        end();
        resolve(data);
      };
      worker.onerror = ({ message }) => {
        end();
        // Without words its script did not come: once more, since a request may be lost on its way.
        if (!message && isFirst) ask(false);
        else reject(new Error(message || 'the worker could not be loaded'));
      };
      worker.postMessage(request);
    }
  });
}
