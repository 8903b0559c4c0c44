/** The shape of the engine's handlers, and what those that lie in files of their own are given of it. Types only. */
import type { Dataset } from '../data/dataset';
import type { Beside } from './beside';
import type { CommandName, Commands } from './protocol';
import type { LookingBack } from './looking-back';
import type { Session } from './session';
import type { Turns } from './turns';

export type Handlers = {
  readonly [K in CommandName]: (take: Commands[K]['take']) => Promise<Commands[K]['give']>;
};

/** What a command may reach of the engine; each throws in the command's name where there is nothing yet. */
export interface Reach {
  /** The data set in hand. */
  dataset(command: CommandName): Dataset;
  /** The run in hand, waiting for one that is being started. */
  current(command: CommandName): Promise<Session>;
  /** The run in hand; null where there is none, or one is being started. */
  session(): Session | null;
  /** The run in hand as it was. */
  readonly past: LookingBack;
  /** Runs beside it. */
  readonly beside: Beside;
  readonly turns: Turns;
}

/** Validation pictures that there are. */
export function validationPictures({ split }: Dataset): number {
  return split.validation.end - split.validation.first;
}
