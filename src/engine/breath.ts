/** A macrotask to wait for, so that messages come through. */

/** A message to itself: the shortest macrotask of a browser, where timers wait 4 ms and more in a hidden tab. Any number may wait at once. */
export function createBreath(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  // A message each, in their order.
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
