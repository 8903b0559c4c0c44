/** One tab at a time drives the sweep: a Web Lock, which ends with its tab. Without locks, each tab knows of itself alone. */

const NAME = 'coarse-grain/sweep';

export interface SweepLock {
  /** False where another tab has it. */
  take(): Promise<boolean>;
  free(): void;
  /** Whether another tab has it. */
  isElsewhere(): Promise<boolean>;
  /** Resolves once no other tab has it. */
  untilFree(): Promise<void>;
}

export function sweepLock(locks: LockManager | null = globalThis.navigator?.locks ?? null): SweepLock {
  let release: (() => void) | null = null;
  return {
    async take() {
      if (release || !locks) return true;
      return new Promise((resolve) => {
        locks
          .request(NAME, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            if (lock) return new Promise<void>((over) => (release = over));
          })
          // A browser that refuses locks has none.
          .catch(() => resolve(true));
      });
    },
    free() {
      release?.();
      release = null;
    },
    async isElsewhere() {
      if (release) return false;
      const { held = [] } = (await locks?.query().catch(() => null)) ?? {};
      return held.some(({ name }) => name === NAME);
    },
    async untilFree() {
      await locks?.request(NAME, { mode: 'shared' }, () => undefined).catch(() => undefined);
    },
  };
}
