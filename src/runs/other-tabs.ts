/** Tells other tabs that the list of runs changed, and hears them: by a BroadcastChannel, or where there is none by looking every few seconds. */

interface OtherTabs {
  announce(): void;
  close(): void;
}

const lookEvery = 5000;

/** `look` answers a text that is another once the list is another. */
export function otherTabs(
  name: string,
  heard: () => void,
  look: () => Promise<string>,
  Channel: typeof BroadcastChannel | null = globalThis.BroadcastChannel ?? null,
): OtherTabs {
  if (Channel) {
    const channel = new Channel(name);
    channel.onmessage = heard;
    return { announce: () => channel.postMessage('changed'), close: () => channel.close() };
  }
  let last: string | null = null;
  const lookAgain = async () => {
    const now = await look().catch(() => last);
    if (last !== null && now !== last) heard();
    last = now;
  };
  const looking = setInterval(() => void lookAgain(), lookEvery);
  return { announce: () => undefined, close: () => clearInterval(looking) };
}
