/** The one long measurement that may be under way: chunk by chunk between two beats of a run that is held meanwhile, until its end or until it is stopped. */
import { specOf, type ModelId } from '../models/registry';
import type { AuditProgress } from '../training/audit/stages';
import type { Run } from '../training/run-contract';
import type { Platform } from './platform';
import type { Measurement } from './protocol';
import type { Session } from './session';
import { Stopped } from './stopped';

interface Measured<T> {
  /** The command that asks for it. */
  readonly command: Measurement;
  readonly model: ModelId;
  work(run: Run): AsyncGenerator<AuditProgress, T, void>;
}

interface Measuring {
  /** Rejects with Stopped where it was stopped. */
  measure<T>(session: Session, measured: Measured<T>): Promise<T>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

const nouns: Readonly<Record<Measurement, string>> = { audit: 'audit', exact: 'exact evidence' };

export function createMeasuring({ emit, breathe }: Pick<Platform, 'emit' | 'breathe'>): Measuring {
  let current: { readonly name: string; readonly stop: () => void; ended: Promise<unknown> } | null = null;

  async function whole<T>(
    session: Session,
    { command, model, work: begin }: Measured<T>,
    name: string,
    stopping: Promise<'stopped'>,
  ): Promise<T> {
    const release = session.hold();
    const work = begin(session.run);
    try {
      for (;;) {
        const next = await session.ask(() => work.next());
        if (next.done) return next.value;
        emit({ event: 'measuring', data: { command, model, ...next.value } });
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
    async measure(session, measured) {
      const { command, model } = measured;
      if (current)
        throw new Error(
          `${command}: expected no measurement under way, got the ${current.name}; wait for its answer, or call 'stopMeasuring' first`,
        );
      const name = `${nouns[command]} of ${specOf(model).name}`;
      let stop: () => void = () => undefined;
      const stopping = new Promise<'stopped'>((resolve) => (stop = () => resolve('stopped')));
      const ended = whole(session, measured, name, stopping);
      current = { name, stop, ended };
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
