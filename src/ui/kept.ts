/** Small choices that a browser keeps for the next visit; one that keeps nothing forgets them when the page is left. */

const keyOf = (name: string): string => `coarse-grain/${name}`;

/** Null where nothing is kept. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    // It holds until the page is left.
  }
}

/** Hears when another tab changes it. */
export function onKeptElsewhere(name: string, heard: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === keyOf(name)) heard();
  };
  globalThis.addEventListener?.('storage', listen);
  return () => globalThis.removeEventListener?.('storage', listen);
}
