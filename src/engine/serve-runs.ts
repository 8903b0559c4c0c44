/** Answers the page's commands on kept runs with a runs room, and passes its news on. The worker's side of runs-client. */
import type { RunsMessage, RunsNews, RunsOutcome, RunsRequest } from '../runs/runs-protocol';
import { RunsRefused } from '../runs/runs-refused';
import type { RunsRoom } from '../runs/runs-room';
import { wordsOf } from '../schema/words-of';

/** A worker's global scope, or one end of a message channel. */
export interface RunsPort {
  postMessage(message: RunsMessage, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export function serveRuns(port: RunsPort, createRoom: (tell: (news: RunsNews) => void) => RunsRoom): void {
  const room = createRoom((news) => port.postMessage({ news }, []));

  async function outcomeOf({ command, take }: RunsRequest): Promise<RunsOutcome> {
    try {
      return { gave: await room.handle(command, take) };
    } catch (error) {
      const kind = error instanceof RunsRefused ? error.kind : 'broken';
      return { refused: { kind, words: wordsOf(error) } };
    }
  }

  async function answer(request: RunsRequest): Promise<void> {
    const give = await outcomeOf(request);
    // The room holds no run file that it has answered.
    const file = 'gave' in give && give.gave instanceof Object && 'file' in give.gave ? give.gave.file : null;
    port.postMessage({ id: request.id, give }, file ? [file.buffer] : []);
  }

  port.addEventListener('message', ({ data }) => void answer(data as RunsRequest));
}
