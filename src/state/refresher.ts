/** Runs one asynchronous job at a time, not more often than asked: a wish during a run is kept, and only the last one. */

export interface Refresher {
  /** Wants a run; `soon` does not wait for the interval. */
  want(soon?: boolean): void;
  cancel(): void;
}

export function createRefresher(
  job: () => Promise<void>,
  milliseconds: number,
  now: () => number = Date.now,
): Refresher {
  let running = false;
  let wanted = false;
  let soonest = false;
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const run = () => {
    clear();
    running = true;
    wanted = soonest = false;
    last = now();
    void job().finally(() => {
      running = false;
      schedule();
    });
  };
  const schedule = () => {
    if (running || !wanted) return;
    const wait = soonest ? 0 : last + milliseconds - now();
    clear();
    if (wait <= 0) run();
    else timer = setTimeout(run, wait);
  };
  return {
    want(soon = false) {
      wanted = true;
      soonest ||= soon;
      schedule();
    },
    cancel() {
      clear();
      wanted = soonest = false;
    },
  };
}
