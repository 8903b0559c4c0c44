/** A worker that a test plays. Only tests import this. */
import type { Answering } from '../ask-worker';

export class FakeWorker<Request, Message> implements Answering<Request, Message> {
  onmessage: ((event: MessageEvent<Message>) => unknown) | null = null;
  onerror: ((event: ErrorEvent) => unknown) | null = null;
  asked: Request | null = null;
  ended = false;
  postMessage(message: Request) {
    this.asked = message;
  }
  terminate() {
    this.ended = true;
  }
  say(data: Message) {
    this.onmessage?.({ data } as MessageEvent<Message>);
  }
}

/** Workers as they are spawned, in their order. */
export function spawning<Request, Message>() {
  const workers: FakeWorker<Request, Message>[] = [];
  const spawn = () => {
    const fresh = new FakeWorker<Request, Message>();
    workers.push(fresh);
    return fresh;
  };
  return { workers, spawn };
}

/** After what a worker said has been heard by all who wait for it. */
export async function heard(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
