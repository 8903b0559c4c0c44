/** The parameters of a run that is kept, on the device: of one look at a time, from the first question about it on. */
import type { PastRun, PastTake } from '../training/past-run';
import type { Platform } from './platform';

export interface OnDevice {
  /** Frees another look first, or the same for other pictures. */
  show(take: PastTake): PastRun;
  /** Frees what is there. */
  forget(): void;
}

export function createOnDevice({ createPastRun }: Pick<Platform, 'createPastRun'>): OnDevice {
  let shown: (Pick<PastTake, 'look' | 'dataset'> & { readonly run: PastRun }) | null = null;

  function forget(): void {
    shown?.run.dispose();
    shown = null;
  }

  return {
    show(take) {
      const { look, dataset } = take;
      if (shown?.look === look && shown.dataset === dataset) return shown.run;
      forget();
      const run = createPastRun(take);
      shown = { look, dataset, run };
      return run;
    },
    forget,
  };
}
