/** Which questions go to the past of the run in hand while the page looks at it. */
import { expect, it } from 'vitest';
import type { EngineClient } from '../engine/protocol';
import { askThePast } from './ask-the-past';

it('asks probes of the run in hand at the step that is looked at, and no others', async () => {
  const given: unknown[] = [];
  const client = {
    call: (_: string, take: unknown) => Promise.resolve(void given.push(take)),
  } as unknown as EngineClient;
  let at: number | null = 500;
  const { call } = askThePast(client, () => at);
  await call('posterior', { model: 'gauss', index: 0 });
  await call('term2', { model: 'gauss', index: 0 });
  await call('posterior', { model: 'gauss', index: 0, of: 'a' });
  await call('pause', null);
  at = null;
  await call('posterior', { model: 'gauss', index: 0 });
  expect(given).toEqual([
    { model: 'gauss', index: 0, at: 500 },
    { model: 'gauss', index: 0, at: 500 },
    { model: 'gauss', index: 0, of: 'a' },
    null,
    { model: 'gauss', index: 0 },
  ]);
});
