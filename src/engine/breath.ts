/** A macrotask to wait for, so that messages come through. */

/** A message to itself: the shortest macrotask of a browser, where timers wait 4 ms and more in a hidden tab. */
export function createBreath(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let wake: () => void = () => undefined;
  port1.onmessage = () => wake();
  return () =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
}
