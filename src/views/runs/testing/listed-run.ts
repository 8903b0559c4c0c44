/** A kept run for tests of the list. */
import type { ListedRun } from '../../../runs/runs-protocol';

export const listedRun = (id: string, other: Partial<ListedRun> = {}): ListedRun => ({
  id,
  name: '',
  tags: [],
  created: 1,
  changed: 1,
  step: 100,
  budget: 10000,
  models: ['gauss'],
  L: { gauss: { validated: null, test: null, bound: null } },
  difference: 'default settings',
  seconds: 12.5,
  backend: 'wasm',
  plan: 'tfjs',
  digest: null,
  thumbnail: null,
  parent: null,
  auto: true,
  link: '#v=1',
  bytes: 10,
  shelf: [],
  elsewhere: false,
  ...other,
});
