/** How far the worker runs ahead of a graphics device: steps in one submit, and submits under way. Chosen by measurement; knows no device. */

/** What one submit may take, in milliseconds: the page's own frames come in between. */
const SUBMIT = 8;
/** Where a submit takes longer, in milliseconds, more of them would only make a pause or a probe wait. */
const SLOW = 100;
/** A rate is measured over at least this long. */
const WINDOW = 250;
/** Twice the work on its way must bring this much more to be kept. */
const GAIN = 1.1;
const MOST_UNDER_WAY = 32;
/** A device that had nothing to do for longer, in milliseconds, was not being trained on. */
const PAUSE = 20;

interface RunAhead {
  /** Steps for the next submit. */
  steps(): number;
  /** Resolves when another submit may be made. */
  room(): Promise<void>;
  /** A submit of that many steps was made; `done` settles when it is computed. */
  submitted(steps: number, done: Promise<unknown>): void;
}

export function createRunAhead(now: () => number, mostSteps: number): RunAhead {
  const underWay = new Set<Promise<unknown>>();
  let depth = 2;
  let stride = 1;
  let settled = false;
  let best = { rate: 0, depth };
  let since = now();
  let lastDone = since;
  let done = 0;
  let completions = 0;

  const restart = () => {
    since = now();
    done = 0;
    completions = 0;
  };

  /** A whole window at this depth and stride: longer submits first, then more of them, as long as that brings more. */
  const learn = (rate: number) => {
    const longer = Math.max(1, Math.min(mostSteps, Math.floor(SUBMIT * rate)));
    if (longer > stride) {
      stride = Math.min(longer, 2 * stride);
      return;
    }
    stride = longer;
    if (settled) return;
    if (rate < GAIN * best.rate) {
      depth = best.depth;
      settled = true;
      return;
    }
    best = { rate, depth };
    if (2 * depth > MOST_UNDER_WAY || stride / rate > SLOW) settled = true;
    else depth *= 2;
  };

  const completed = (steps: number) => {
    done += steps;
    completions++;
    lastDone = now();
    const elapsed = lastDone - since;
    if (elapsed < WINDOW || completions <= 2 * depth) return;
    learn(done / elapsed);
    restart();
  };

  return {
    steps: () => stride,
    async room() {
      while (underWay.size >= depth) await Promise.race(underWay);
    },
    submitted(steps, computed) {
      // A pause or an evaluation is not the device's time.
      if (underWay.size === 0 && now() - lastDone > PAUSE) restart();
      const one: Promise<unknown> = computed.then(
        () => {
          underWay.delete(one);
          completed(steps);
        },
        // A lost device says so elsewhere; here it must only not hold anything up.
        () => void underWay.delete(one),
      );
      underWay.add(one);
    },
  };
}
