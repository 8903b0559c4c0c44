/** Ctrl+C, or the end of the program that started this one, as a signal. Whoever takes it stops by itself; a second Ctrl+C ends the program. */

/** npm hands the signal of one Ctrl+C on, so that it comes twice; tsx as a program would kill a busy run, and so npm starts node. Milliseconds. */
const oneSignal = 1000;

export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  let first: number | null = null;
  const heard = () => {
    first ??= performance.now();
    stop();
    if (performance.now() - first > oneSignal) process.exit(130);
  };
  process.on('SIGINT', heard);
  // A cluster that wants its machine back.
  process.on('SIGTERM', heard);
  // A sweep asks its jobs so (jobs/child.ts).
  process.once('message', stop);
  if (process.connected === false) stop();
  process.once('disconnect', stop);
  // The listener alone would keep a finished program waiting for its parent.
  process.channel?.unref();
  return controller.signal;
}
