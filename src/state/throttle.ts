/** Calls a function at once and then at most once in so many milliseconds, never dropping the last call. */
interface Throttled {
  (): void;
  /** Forgets a call that is waiting. */
  cancel(): void;
}

export function throttle(call: () => void, milliseconds: number, now: () => number = Date.now): Throttled {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const fire = () => {
    timer = null;
    last = now();
    call();
  };
  const throttled = () => {
    if (timer !== null) return;
    const wait = last + milliseconds - now();
    if (wait <= 0) fire();
    else timer = setTimeout(fire, wait);
  };
  throttled.cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return throttled;
}
