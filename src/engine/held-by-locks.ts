/** Names that a page holds by the browser's locks, which fall when the page or its worker ends. Where there are none, nobody knows who holds what. */
import type { HeldNames } from './data-room';

export function namesHeldByLocks(): HeldNames {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return { hold: (_, work) => work(), all: () => Promise.resolve(null) };
  return {
    hold: (name, work) => locks.request(name, work),
    async all() {
      const { held = [] } = await locks.query();
      return held.flatMap(({ name }) => name ?? []);
    },
  };
}
