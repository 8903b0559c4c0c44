/** What a part of the contract is handed: an engine under test and what it has said. Types only. */
import type { EngineClient, EngineEvent, EventName, Events, Status } from '../protocol';

/** An engine under test, and what it has said so far. */
export interface Bench {
  readonly call: EngineClient['call'];
  /** Of the test under way. */
  readonly events: () => readonly EngineEvent[];
  of<K extends EventName>(event: K): Events[K][];
  status(): Status;
  until(condition: () => boolean): Promise<void>;
  /** Passes time until an answer is there. */
  answer<T>(pending: Promise<T>): Promise<T>;
  inState(state: Status['state']): Promise<void>;
  /** A run of the small experiment. */
  start(steps: number, paused?: boolean): Promise<unknown>;
  /** A run file of the engine as a view file. */
  view(file: Uint8Array): Promise<Uint8Array>;
}
