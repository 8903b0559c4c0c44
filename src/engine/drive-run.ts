/** Takes a run from beat to beat and lets everything else that touches it happen between two beats. Knows no commands and no events. */
import type { Beat } from '../training/beat';
import type { Run } from '../training/run-contract';
import { Superseded } from './superseded';

export type Rest =
  | { readonly kind: 'paused' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: unknown };

interface DriverHooks {
  now(): number;
  /** A macrotask, in which commands arrive. */
  breathe(): Promise<void>;
  /** A beat, and the milliseconds of work in it. */
  onBeat(beat: Beat, milliseconds: number): void;
  /** The run stands still, for this reason; nothing is asked of it until the promise resolves. */
  onRest(rest: Rest): void | Promise<void>;
}

interface RunDriver {
  /** True while the next beat will be asked for. */
  readonly training: boolean;
  /** Trains on, up to a step (or the budget), then rests. Throws Superseded once it is closed. */
  train(until?: number): void;
  /** Rests; resolves when the beat under way is over. */
  pause(): Promise<void>;
  /** Does the task between two beats. Of several waiting under one key only the newest is done, and the older reject; null is no key. */
  between<T>(key: string | null, task: () => Promise<T>): Promise<T>;
  /** No beat is asked for until the answer is called, and that of everybody else who holds it; tasks between two beats are done as ever. */
  hold(): () => void;
  /** Stops for good: what waits rejects, what is under way ends, the run is disposed of. */
  close(): Promise<void>;
}

const replaced = 'The run was replaced by a new one';

interface Waiting {
  reject(error: Error): void;
}

export function driveRun(run: Run, hooks: DriverHooks): RunDriver {
  const waiting = new Map<string | symbol, Waiting>();
  let beats: AsyncGenerator<Beat, void, void> | null = null;
  let training = false;
  let closed = false;
  let target = Infinity;
  let looping = false;
  const holds = new Set<Promise<void>>();
  let beating: Promise<void> = Promise.resolve();
  let turn: Promise<void> = Promise.resolve();

  /** One at a time touches the run: a beat, or a task between two. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function rest(how: Rest): Promise<void> {
    training = false;
    if (closed) return;
    await hooks.onRest(how);
    // Going back to a checkpoint takes time, in which a resume would have been too early.
    if (how.kind === 'failed') training = false;
  }

  async function beat(breathed: number): Promise<void> {
    if (!training) return;
    beats ??= run.train();
    const asked = hooks.now();
    try {
      const result = await beats.next();
      if (result.done) {
        beats = null;
        return await rest({ kind: 'finished' });
      }
      if (!closed) hooks.onBeat(result.value, breathed + hooks.now() - asked);
    } catch (error) {
      beats = null;
      return rest({ kind: 'failed', error });
    }
    // At the budget the last evaluation still belongs to the step.
    if (training && run.step >= target && run.step < run.budget) {
      await rest({ kind: 'paused' });
      await drain();
    }
  }

  /** The losses that were still on the device when the run came to rest. */
  async function drain(): Promise<void> {
    if (closed) return;
    try {
      const told = await run.drain();
      if (!closed) hooks.onBeat(told, 0);
    } catch (error) {
      beats = null;
      await rest({ kind: 'failed', error });
    }
  }

  async function loop(): Promise<void> {
    looping = true;
    while (training) {
      const since = hooks.now();
      await hooks.breathe();
      const breathed = hooks.now() - since;
      while (holds.size > 0) await Promise.all(holds);
      await (beating = inTurn(() => beat(breathed)));
    }
    looping = false;
  }

  return {
    get training() {
      return training;
    },
    train(until = Infinity) {
      if (closed) throw new Superseded(replaced);
      target = until;
      run.restAt(until);
      training = true;
      if (!looping) void loop();
    },
    async pause() {
      if (!training) return void (await beating);
      await rest({ kind: 'paused' });
      await beating;
      await inTurn(drain);
    },
    between(key, task) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Superseded(replaced));
        const place = key ?? Symbol();
        const own: Waiting = { reject };
        waiting.get(place)?.reject(new Superseded(`${key}: a newer request took its place`));
        waiting.set(place, own);
        void inTurn(async () => {
          if (waiting.get(place) !== own) return;
          waiting.delete(place);
          await Promise.resolve().then(task).then(resolve, reject);
        });
      });
    },
    hold() {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      holds.add(held);
      return () => {
        holds.delete(held);
        release();
      };
    },
    async close() {
      closed = true;
      training = false;
      for (const one of waiting.values()) one.reject(new Superseded(replaced));
      waiting.clear();
      await turn;
      await beats?.return();
      run.dispose();
    },
  };
}
