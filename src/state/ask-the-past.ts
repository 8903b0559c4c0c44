/** A client whose probes ask the run as it was, while the page looks at its past. */
import type { CommandName, Commands, EngineClient, PastCommand } from '../engine/protocol';

const asked: Readonly<Record<PastCommand, true>> = {
  reconstruct: true,
  sample: true,
  traverse: true,
  latentMap: true,
  posterior: true,
  posteriors: true,
  truth: true,
  precision: true,
  term2: true,
};

/** `at` says the step that is looked at; null is the present. A run beside has no other step than its own. */
export function askThePast(client: EngineClient, at: () => number | null): EngineClient {
  return {
    ...client,
    call<K extends CommandName>(command: K, take: Commands[K]['take']) {
      const ofAnother = take !== null && 'of' in take && take.of !== undefined;
      const step = Object.hasOwn(asked, command) && !ofAnother ? at() : null;
      return client.call(command, step === null ? take : { ...take, at: step });
    },
  };
}
