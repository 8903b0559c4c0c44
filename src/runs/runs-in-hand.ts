/** Which runs tabs have in hand: a Web Lock a run, which ends with its tab. Where there are no locks, each tab knows its own alone. */

const prefix = 'coarse-grain/run in hand/';

interface RunsInHand {
  hold(id: string): void;
  held(): Promise<ReadonlySet<string>>;
}

export function runsInHand(locks: LockManager | null = globalThis.navigator?.locks ?? null): RunsInHand {
  let own: string | null = null;
  let release: () => void = () => undefined;
  return {
    hold(id) {
      if (id === own) return;
      release();
      own = id;
      const over = new Promise<void>((resolve) => (release = resolve));
      // Two tabs may go on from the same run.
      locks?.request(prefix + id, { mode: 'shared' }, () => over).catch(() => undefined);
    },
    async held() {
      const { held = [] } = (await locks?.query().catch(() => null)) ?? {};
      const names = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
      return new Set(names);
    },
  };
}
