/** Opens and starts in the order in which they were asked for, one at a time, the last wins: an older one gives way to a newer that would end what it makes. Knows no tensor and no run. */
import type { CommandName } from './protocol';
import { Superseded } from './superseded';

interface Preparation {
  readonly command: CommandName;
  /** A newer one waits that ends what this one makes. */
  overtaken: boolean;
  done: Promise<unknown>;
}

export interface Preparing {
  /**
   * Does the work when all before it is done. Rejects with Superseded where it gave way, before the work or, for `overtaken` in it,
   * after: what it made is then its own to free.
   */
  prepare<T>(command: 'open' | 'start', work: (overtaken: () => boolean) => Promise<T>): Promise<T>;
  /** Whether anything is under way or waits. */
  readonly busy: boolean;
  /** Resolves when what was asked for by now is done, or the last start of it alone. */
  settled(command?: 'start'): Promise<void>;
}

export function createPreparing(): Preparing {
  const line: Preparation[] = [];

  function giveWay({ command, overtaken }: Preparation): void {
    if (overtaken) throw new Superseded(`${command}: a newer command took its place`);
  }

  async function settled(command?: 'start'): Promise<void> {
    const last = line.findLast((one) => command === undefined || one.command === command);
    await last?.done.catch(() => undefined);
  }

  return {
    get busy() {
      return line.length > 0;
    },
    settled,
    async prepare(command, work) {
      // An open ends every run, a start only another's; it needs the open before it.
      for (const older of line) if (command === 'open' || older.command === 'start') older.overtaken = true;
      const before = settled();
      const own: Preparation = { command, overtaken: false, done: before };
      line.push(own);
      const done = before
        .then(() => giveWay(own))
        .then(() => work(() => own.overtaken))
        .finally(() => giveWay(own));
      own.done = done;
      try {
        return await done;
      } finally {
        line.splice(line.indexOf(own), 1);
      }
    },
  };
}
