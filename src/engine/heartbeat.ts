/** Notices a worker that no longer speaks. It counts beats of the page's own timer, so that a hidden page or a laptop that slept proves nothing. Knows no worker. */

/** Milliseconds between two questions. */
const BEAT = 1000;

/** Beats without a sign after which a worker counts as silent: words within 10 s. */
const BEATS = 8;

interface Heart {
  /** Asks for a sign of life. */
  ask(): void;
  /** It became silent, or speaks again. */
  changed(silent: boolean): void;
}

interface Heartbeat {
  /** Whatever it said, it lives. */
  heard(): void;
  stop(): void;
}

export function startHeartbeat({ ask, changed }: Heart): Heartbeat {
  /** Null before its first word: a worker whose script is still on its way is not silent. */
  let missed: number | null = null;
  const timer = setInterval(() => {
    ask();
    if (missed !== null && ++missed === BEATS) changed(true);
  }, BEAT);
  return {
    heard() {
      const wasSilent = missed !== null && missed >= BEATS;
      missed = 0;
      if (wasSilent) changed(false);
    },
    stop: () => clearInterval(timer),
  };
}
