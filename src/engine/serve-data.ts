/** Answers the page's data commands with a data room, and passes its progress on. The worker's side of data-client. */
import type { DataCommandName, DataMessage, DataProgress, DataRequest } from './data-protocol';
import type { DataRoom } from './data-room';
import { Stopped } from './stopped';
import { wordsOf } from '../schema/words-of';

/** A worker's global scope, or one end of a message channel. */
export interface DataPort {
  postMessage(message: DataMessage): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export function serveData(
  port: DataPort,
  createRoom: (tell: (progress: DataProgress) => void) => DataRoom,
): void {
  const room = createRoom((progress) => port.postMessage({ progress }));

  async function answer({ id, command, take }: DataRequest): Promise<void> {
    try {
      port.postMessage({ id, give: await room.handle<DataCommandName>(command, take) });
    } catch (error) {
      const message = wordsOf(error);
      port.postMessage({ id, error: message, stopped: error instanceof Stopped });
    }
  }

  port.addEventListener('message', ({ data }) => void answer(data as DataRequest));
}
