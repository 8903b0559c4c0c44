/** Runs, files and a room on a store in memory, for tests of what keeps runs. */
import { keyOf, threefry2x32 } from '../../math/random';
import type { RunStore } from '../run-store';
import type { RunEntry, RunsNews } from '../runs-protocol';
import { createRunsRoom, type RunsPlatform } from '../runs-room';

export const entryOf = (id: string, other: Partial<RunEntry> = {}): RunEntry => ({
  id,
  name: `run ${id}`,
  tags: [],
  created: 1,
  changed: 1,
  step: 100,
  budget: 10000,
  models: ['gauss'],
  L: { gauss: { validated: 101.5, test: null, bound: null } },
  difference: 'seed 2',
  seconds: 12.5,
  backend: 'wasm',
  plan: 'tfjs',
  digest: 'ab'.repeat(32),
  thumbnail: { width: 2, height: 1, pixels: Uint8Array.of(0, 255) },
  parent: null,
  auto: true,
  link: '#v=1&seed=2',
  ...other,
});

/** Bytes that no other seed has. */
export const fileOf = (seed: number, length = 300): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, i) => threefry2x32(keyOf(seed, 'run-file'), [i, 0])[0]);

export function roomOn(store: RunStore, other: Partial<RunsPlatform> = {}) {
  const told: RunsNews[] = [];
  const platform: RunsPlatform = {
    store,
    now: () => 5000,
    estimate: async () => null,
    persisted: async () => null,
    hold: () => undefined,
    held: async () => new Set(),
    pause: async () => undefined,
    announce: () => undefined,
    ...other,
  };
  const { handle } = createRunsRoom(platform, (news) => told.push(news));
  return { handle, told };
}
