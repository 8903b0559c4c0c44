/** Turns on the device around runs that come and go. */
import { expect, it } from 'vitest';
import type { Session } from './session';
import { Superseded } from './superseded';
import { createTurns } from './turns';

/** What a test may do of a preparation and of the run in hand. */
function bench() {
  const now = { busy: false, session: null as Session | null };
  const waiting: (() => void)[] = [];
  const preparing = {
    get busy() {
      return now.busy;
    },
    settled: () => new Promise<void>((resolve) => void waiting.push(resolve)),
  };
  const turns = createTurns(preparing, () => now.session);
  return {
    now,
    turns,
    end() {
      now.busy = false;
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

const ticks = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

it('asks one after the other where there is no run, whatever one of them comes to', async () => {
  const { turns } = bench();
  const told: string[] = [];
  const slow = turns.alone(async () => {
    told.push('first');
    await ticks();
    told.push('first ends');
    throw new Error('a slip');
  });
  const next = turns.ask(async () => told.push('second'));
  await expect(slow).rejects.toThrow('a slip');
  await turns.rested();
  expect(told).toEqual(['first', 'first ends', 'second']);
  await next;
});

it('waits for what is being prepared, and then asks beside the run that there is', async () => {
  const { turns, now, end } = bench();
  now.busy = true;
  const told: string[] = [];
  const asked = turns.ask(async () => told.push('asked'));
  const probed = turns.probe('sample', 'gauss', async () => told.push('probed'));
  await ticks();
  expect(told).toEqual([]);
  now.session = {
    ask: (question: () => Promise<unknown>) => (told.push('between two beats'), question()),
    probe: (name: string, model: string, question: () => Promise<unknown>) => (
      told.push(`${name} of ${model}`),
      question()
    ),
  } as unknown as Session;
  end();
  await asked;
  await probed;
  expect(told.toSorted()).toEqual(['asked', 'between two beats', 'probed', 'sample of gauss']);
});

it('asks a question again of the next run where the one that it waited for was replaced, and a probe not', async () => {
  const { turns, now, end } = bench();
  const replaced = () => {
    now.busy = true;
    return Promise.reject(new Superseded('The run was replaced by a new one'));
  };
  now.session = { ask: replaced, probe: replaced } as unknown as Session;
  const asked = turns.ask(async () => 'answer');
  await ticks();
  now.session = null;
  end();
  expect(await asked).toBe('answer');
  now.session = { ask: replaced, probe: replaced } as unknown as Session;
  await expect(turns.probe('sample', 'gauss', async () => 1)).rejects.toBeInstanceOf(Superseded);
  now.busy = false;
  now.session = { ask: () => Promise.reject(new Error('a slip')) } as unknown as Session;
  await expect(turns.ask(async () => 1)).rejects.toThrow('a slip');
});
