/** Tells other tabs that the list of runs changed, and hears them: by a BroadcastChannel, or where there is none by looking every few seconds. */

interface OtherTabs {
  announce(): void;
}

/** `look` answers a text that is another once the list is another. */
export function otherTabs(
  name: string,
  heard: () => void,
  look: () => Promise<string>,
  Channel = globalThis.BroadcastChannel as typeof BroadcastChannel | undefined,
): OtherTabs {
  if (Channel) {
    const channel = new Channel(name);
    channel.onmessage = heard;
    return { announce: () => channel.postMessage('changed') };
  }
  let last: string | null = null;
  const lookAgain = async () => {
    const now = await look().catch(() => last);
    if (last !== null && now !== last) heard();
    last = now;
  };
  setInterval(() => void lookAgain(), 5000);
  return { announce: () => undefined };
}
