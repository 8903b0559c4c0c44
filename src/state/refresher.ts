/** Runs one asynchronous job at a time, not more often than asked and for a small share of the time: a wish during a run is kept, and only the last one. */

export interface Refresher {
  /** Wants a run; `soon` does not wait for the interval. */
  want(soon?: boolean): void;
  cancel(): void;
}

/**
 * After a run it rests at least this many times as long as the run took. Most of a run is waiting for the end of a
 * training step, so that training loses far less than a quarter of the device.
 */
const REST = 3;

export function createRefresher(
  job: () => Promise<void>,
  milliseconds: number,
  now: () => number = Date.now,
): Refresher {
  let running = false;
  let wanted = false;
  let soonest = false;
  let earliest = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const run = () => {
    clear();
    running = true;
    wanted = soonest = false;
    const start = now();
    void job().finally(() => {
      running = false;
      earliest = Math.max(start + milliseconds, now() + REST * (now() - start));
      schedule();
    });
  };
  const schedule = () => {
    if (running || !wanted) return;
    const wait = soonest ? 0 : earliest - now();
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
