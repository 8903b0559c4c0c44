/** A tab has one run in hand, and every tab knows which are. */
import { expect, it } from 'vitest';
import { runsInHand } from './runs-in-hand';

/** Locks of one origin, as far as they are used. */
function locksOf(): LockManager {
  const names: string[] = [];
  const locks = {
    async request(name: string, _: LockOptions, work: () => Promise<void>) {
      names.push(name);
      await work();
      names.splice(names.indexOf(name), 1);
    },
    query: async () => ({ held: names.map((name) => ({ name })), pending: [] }),
  };
  return locks as unknown as LockManager;
}

it('is known to all tabs until another run is in hand', async () => {
  const locks = locksOf();
  const [one, other] = [runsInHand(locks), runsInHand(locks)];
  void locks.request('of something else', {}, () => new Promise(() => undefined));
  one.hold('a');
  one.hold('a');
  other.hold('b');
  expect(await other.held()).toEqual(new Set(['a', 'b']));
  one.hold('c');
  await expect.poll(() => other.held()).toEqual(new Set(['b', 'c']));
  other.hold('c');
  one.hold('d');
  await expect.poll(() => one.held()).toEqual(new Set(['c', 'd']));
});

it('is known to nobody where there are no locks, or where they fail', async () => {
  const none = runsInHand(null);
  none.hold('a');
  expect(await none.held()).toEqual(new Set());
  const fail = () => Promise.reject(new DOMException('no', 'SecurityError'));
  const failing = runsInHand({ request: fail, query: fail } as unknown as LockManager);
  failing.hold('a');
  expect(await failing.held()).toEqual(new Set());
});
