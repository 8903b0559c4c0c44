/** Answers requests from a port with an engine, and passes its events on. The worker's side of client.ts. */
import type { Engine } from './engine';
import type { Pictures } from '../experiment/measurements';
import type { EngineEvent, KeptFile, Ping, Pong, Reply, Request } from './protocol';
import { Stopped } from './stopped';
import { Superseded } from './superseded';
import { wordsOf } from '../schema/words-of';

/** A worker's global scope, or one end of a message channel. */
export interface Port {
  postMessage(message: Reply | EngineEvent | Pong, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * The buffers that are moved rather than copied: metrics, gathered for their message, pixels, drawn for theirs, and run files.
 * Everything else may still be the run's own: on the cpu backend a tensor's data is the tensor.
 */
function buffersOf(message: Reply | EngineEvent): ArrayBuffer[] {
  if ('event' in message) {
    if (message.event !== 'metrics') return [];
    const { step, term1, term2 } = message.data;
    return [step, term1, term2].map(({ buffer }) => buffer as ArrayBuffer);
  }
  const give = 'give' in message && message.give instanceof Object ? message.give : {};
  // Of exact evidence, `pixels` is a word.
  if ('pixels' in give && ArrayBuffer.isView(give.pixels))
    return [(give as Pictures).pixels.buffer as ArrayBuffer];
  return 'file' in give ? [(give as KeptFile).file.buffer as ArrayBuffer] : [];
}

export function serve(port: Port, createEngine: (emit: (event: EngineEvent) => void) => Engine): void {
  const post = (message: Reply | EngineEvent) => port.postMessage(message, buffersOf(message));
  const engine = createEngine(post);

  async function answer({ id, command, take }: Request): Promise<void> {
    try {
      const give = await engine.handle(command, take);
      post({ id, give });
    } catch (error) {
      const message = wordsOf(error);
      post({
        id,
        error: message,
        superseded: error instanceof Superseded,
        stopped: error instanceof Stopped,
      });
    }
  }

  port.addEventListener('message', ({ data }) => {
    const asked = data as Request | Ping;
    if ('ping' in asked) port.postMessage({ pong: true }, []);
    else void answer(asked);
  });
}
