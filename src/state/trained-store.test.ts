/** A trained model is fetched when it is asked for, with its progress, and whatever else comes is said. */
import { expect, test, vi } from 'vitest';
import { createTrainedStore } from './trained-store';

const wanted = { name: 'plane', bytes: 6 } as const;

/** An answer that comes in two halves, the second when it is let go. */
function halves(bytes = 6) {
  let release: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(3));
      release = () => {
        controller.enqueue(new Uint8Array(bytes - 3));
        controller.close();
      };
    },
  });
  return { response: new Response(body), release: () => release() };
}

test('asks for nothing by itself, then for its address beside the page, and gives what the device made of it', async () => {
  const { response, release } = halves();
  const ask = vi.fn(async () => response);
  const own = vi.fn(async () => 'its id');
  const store = createTrainedStore(own, ask);
  expect(ask).not.toHaveBeenCalled();
  const run = store.get(wanted);
  await vi.waitFor(() => expect(store.getState().getting).toEqual({ name: 'plane', loaded: 3 }));
  release();
  expect(await run).toBe('its id');
  expect(ask).toHaveBeenCalledExactlyOnceWith('./trained/plane.zip', expect.anything());
  expect(own).toHaveBeenCalledExactlyOnceWith({
    name: 'plane.zip',
    blob: expect.objectContaining({ size: 6 }),
  });
  expect(store.getState()).toEqual({ getting: null, failed: null });
});

test.each([
  ['no file', async () => new Response(null, { status: 404 }), 'expected the file, got 404'],
  [
    'a shorter one',
    async () => new Response(new Uint8Array(4)),
    'expected 6 bytes, got 4; load the page anew',
  ],
  [
    'a longer one',
    async () => new Response(new Uint8Array(7)),
    'expected 6 bytes, got more; load the page anew',
  ],
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch')), 'Failed to fetch'],
])('says of %s what it is, and the next try may do', async (_, ask, problem) => {
  const answers = [ask, async () => new Response(new Uint8Array(6))];
  const store = createTrainedStore(
    async () => 'id',
    () => answers.shift()!(),
  );
  expect(await store.get(wanted)).toBeNull();
  expect(store.getState()).toEqual({ getting: null, failed: { name: 'plane', problem } });
  expect(await store.get(wanted)).toBe('id');
  expect(store.getState().failed).toBeNull();
});

test('what was stopped, or overtaken by another, opens nothing', async () => {
  const [first, second] = [halves(), halves()];
  const answers = [first.response, second.response, new Response(new Uint8Array(6))];
  const own = vi.fn(async ({ name }: { name: string }) => name);
  const store = createTrainedStore(own, async () => answers.shift()!);
  const stopped = store.get(wanted);
  store.stop();
  first.release();
  expect(await stopped).toBeNull();
  const overtaken = store.get(wanted);
  const last = store.get({ ...wanted, name: 'default' });
  second.release();
  expect([await overtaken, await last]).toEqual([null, 'default.zip']);
  expect(own).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'default.zip' }));
  expect(store.getState()).toEqual({ getting: null, failed: null });
});
