/** Answers requests from a port with an engine, and passes its events on. The worker's side of client.ts. */
import type { Engine } from './engine';
import type { EngineEvent, Reply, Request } from './protocol';
import { Superseded } from './superseded';

/** A worker's global scope, or one end of a message channel. */
export interface Port {
  postMessage(message: Reply | EngineEvent, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Buffers that are moved rather than copied: whole ones of typed arrays, which the engine made for this message. */
function buffersOf(data: unknown): ArrayBuffer[] {
  const buffers = Object.values(data ?? {}).flatMap((value) =>
    ArrayBuffer.isView(value) &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
  return [...new Set(buffers)];
}

export function serve(port: Port, createEngine: (emit: (event: EngineEvent) => void) => Engine): void {
  const engine = createEngine((event) =>
    // An evaluation stays with the run, for its record; metrics were gathered for this message.
    port.postMessage(event, event.event === 'metrics' ? buffersOf(event.data) : []),
  );

  async function answer({ id, command, take }: Request): Promise<void> {
    try {
      const give = await engine.handle(command, take);
      port.postMessage({ id, give }, buffersOf(give));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ id, error: message, superseded: error instanceof Superseded }, []);
    }
  }

  port.addEventListener('message', ({ data }) => void answer(data as Request));
}
