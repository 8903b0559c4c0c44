/** The one audit that may be under way: chunk by chunk between two beats of a run that is held meanwhile, until its end or until it is stopped. */
import type { Audit, AuditOptions } from '../experiment/audit';
import { specOf } from '../models/registry';
import type { Platform } from './platform';
import type { Session } from './session';
import { Stopped } from './stopped';

interface Auditing {
  /** Rejects with Stopped where it was stopped. */
  audit(session: Session, options: AuditOptions): Promise<Audit>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

export function createAuditing({ emit, breathe }: Pick<Platform, 'emit' | 'breathe'>): Auditing {
  let current: { readonly name: string; readonly stop: () => void; ended: Promise<unknown> } | null = null;

  async function whole(
    session: Session,
    options: AuditOptions,
    stopping: Promise<'stopped'>,
  ): Promise<Audit> {
    const { model } = options;
    const release = session.hold();
    const work = session.run.audit(options);
    try {
      for (;;) {
        const next = await session.ask(() => work.next());
        if (next.done) return next.value;
        emit({ event: 'auditing', data: { model, ...next.value } });
        if ((await Promise.race([stopping, breathe()])) === 'stopped')
          throw new Stopped(`audit: the audit of ${specOf(model).name} was stopped; nothing of it is kept`);
      }
    } finally {
      // Frees its network where it has not come to its end.
      await work.return(undefined as never);
      release();
    }
  }

  return {
    async audit(session, options) {
      if (current)
        throw new Error(
          `audit: expected no audit under way, got one of ${current.name}; wait for its answer, or call 'stopAudit' first`,
        );
      let stop: () => void = () => undefined;
      const stopping = new Promise<'stopped'>((resolve) => (stop = () => resolve('stopped')));
      const ended = whole(session, options, stopping);
      current = { name: specOf(options.model).name, stop, ended };
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
