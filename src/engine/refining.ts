/** The one refining of q that may be under way: between two beats of a run that is held meanwhile, until its end or until it is stopped. */
import { expectModel, expectPicture, expectWhole } from '../experiment/arguments';
import { defaultRefining, mostRefining } from '../experiment/refine-limits';
import type { RefinedOne, RefineOptions } from '../experiment/refined';
import { specOf } from '../models/registry';
import { createHeldWork } from './held-work';
import { validationPictures, type Handlers, type Reach } from './handlers';
import type { Platform } from './platform';
import type { Session } from './session';

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
  const refining = createHeldWork({ breathe }, { kind: 'refining', stopCommand: 'stopRefine' });

  function refine(session: Session, options: RefineOptions): Promise<RefinedOne> {
    let told = -Infinity;
    return refining.work(session, {
      command: 'refine',
      name: `refining of ${specOf(options.model).name}'s q`,
      begin: (run) => run.refine(options),
      tell(progress) {
        if (now() - told < interval) return;
        emit({ event: 'refining', data: progress });
        told = now();
      },
    });
  }

  return {
    stop: refining.stop,
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
        await refining.stop();
        return null;
      },
    }),
  };
}
