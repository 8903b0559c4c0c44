/** One long work on a held run at a time: chunk by chunk between two of its beats, until its end or until it is stopped. */
import type { Run } from '../training/run-contract';
import type { Platform } from './platform';
import type { Session } from './session';
import { Stopped } from './stopped';

interface Work<Progress, Found> {
  /** What it is called, 'audit of Gauss-VAE'. */
  readonly name: string;
  /** The command that asks for it. */
  readonly command: string;
  begin(run: Run): AsyncGenerator<Progress, Found, void>;
  tell(progress: Progress): void;
}

interface HeldWork {
  /** Rejects with Stopped where it was stopped, and where another one is under way. */
  work<Progress, Found>(session: Session, work: Work<Progress, Found>): Promise<Found>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** `kind`: what only one of may be under way; `stopCommand`: what stops it. */
export function createHeldWork(
  { breathe }: Pick<Platform, 'breathe'>,
  { kind, stopCommand }: { readonly kind: string; readonly stopCommand: string },
): HeldWork {
  let current: { readonly name: string; readonly stop: () => void; ended: Promise<unknown> } | null = null;

  async function whole<Progress, Found>(
    session: Session,
    { name, command, begin, tell }: Work<Progress, Found>,
    stopping: Promise<'stopped'>,
  ): Promise<Found> {
    const release = session.hold();
    const work = begin(session.run);
    try {
      for (;;) {
        const next = await session.ask(() => work.next());
        if (next.done) return next.value;
        tell(next.value);
        if ((await Promise.race([stopping, breathe()])) === 'stopped')
          throw new Stopped(`${command}: the ${name} was stopped; nothing of it is kept`);
      }
    } finally {
      // Frees its network where it has not come to its end.
      await work.return(undefined as never);
      release();
    }
  }

  return {
    async work(session, work) {
      if (current)
        throw new Error(
          `${work.command}: expected no ${kind} under way, got the ${current.name}; wait for its answer, or call '${stopCommand}' first`,
        );
      let stop: () => void = () => undefined;
      const stopping = new Promise<'stopped'>((resolve) => (stop = () => resolve('stopped')));
      const ended = whole(session, work, stopping);
      current = { name: work.name, stop, ended };
      try {
        return await ended;
      } finally {
        current = null;
      }
    },
    async stop() {
      current?.stop();
      await current?.ended.catch(() => undefined);
    },
  };
}
