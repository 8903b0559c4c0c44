/** The one refining of q that may be under way: between two beats of a run that is held meanwhile, until its end or until it is stopped. */
import { expectModel, expectPicture, expectWhole } from '../experiment/arguments';
import { defaultRefining, mostRefining } from '../experiment/refine-limits';
import type { RefinedOne, RefineOptions } from '../experiment/refined';
import { specOf } from '../models/registry';
import { validationPictures, type Handlers, type Reach } from './handlers';
import type { Platform } from './platform';
import type { Session } from './session';
import { Stopped } from './stopped';

interface RefiningInHand {
  readonly handlers: (reach: Pick<Reach, 'current' | 'dataset'>) => Pick<Handlers, 'refine' | 'stopRefine'>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** Milliseconds between two events. */
const interval = 100;

export function createRefining({
  emit,
  breathe,
  now,
}: Pick<Platform, 'emit' | 'breathe' | 'now'>): RefiningInHand {
  let current: { readonly name: string; readonly stop: () => void; ended: Promise<unknown> } | null = null;

  async function whole(
    session: Session,
    options: RefineOptions,
    stopping: Promise<'stopped'>,
  ): Promise<RefinedOne> {
    const release = session.hold();
    const work = session.run.refine(options);
    let told = -Infinity;
    try {
      for (;;) {
        const next = await session.ask(() => work.next());
        if (next.done) return next.value;
        if (now() - told >= interval) {
          emit({ event: 'refining', data: next.value });
          told = now();
        }
        if ((await Promise.race([stopping, breathe()])) === 'stopped')
          throw new Stopped(
            `refine: the refining of ${specOf(options.model).name}'s q was stopped; nothing of it is kept`,
          );
      }
    } finally {
      // Frees its network where it has not come to its end.
      await work.return(undefined as never);
      release();
    }
  }

  async function refine(session: Session, options: RefineOptions): Promise<RefinedOne> {
    if (current)
      throw new Error(
        `refine: expected no refining under way, got one of ${current.name}; wait for its answer, or call 'stopRefine' first`,
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
  }

  async function stop(): Promise<void> {
    current?.stop();
    await current?.ended.catch(() => undefined);
  }

  return {
    stop,
    handlers: (reach) => ({
      async refine({ model, index, ...how }) {
        const { steps, samples } = { ...defaultRefining, ...how };
        const id = expectModel('refine: model', model);
        expectWhole('refine: steps', steps, 1, mostRefining.steps);
        expectWhole('refine: samples', samples, 2, mostRefining.samples);
        const session = await reach.current('refine');
        expectPicture('refine: index', index, validationPictures(reach.dataset('refine')));
        return refine(session, { model: id, index, steps, samples });
      },
      async stopRefine() {
        // As a refining waits before it is one: a stop right behind it must not come first.
        await reach.current('stopRefine').catch(() => undefined);
        await stop();
        return null;
      },
    }),
  };
}
