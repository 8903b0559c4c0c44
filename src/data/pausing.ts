/** Pauses in long work, so that others work meanwhile and a stop is heard. */

export interface Pausing {
  readonly signal?: AbortSignal;
  /** Lets others work. */
  readonly breathe?: () => Promise<void>;
}

/** Bytes or pixels between two pauses: some ten milliseconds. */
const most = 2 ** 20;

/** Tells of work that was done; pauses, and throws where it is stopped, after enough of it. Resolves to whether it did. */
export function pausing({ signal, breathe }: Pausing): (work: number) => Promise<boolean> {
  let done = 0;
  return async (work) => {
    done += work;
    if (done < most) return false;
    done = 0;
    signal?.throwIfAborted();
    await breathe?.();
    signal?.throwIfAborted();
    return true;
  };
}
