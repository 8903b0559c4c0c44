/** A page around the fake engine that writes down the commands it gives. Only tests import this. */
import { afterEach } from 'vitest';
import type { CommandName, Commands, EngineClient } from '../../engine/protocol';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { createPage } from '../create-page';

/** What 'New seed' draws. */
export const SEED = 4242;
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A page around the fake engine, and the commands it gave. */
export function setUp() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const given: { command: CommandName; take: unknown }[] = [];
  let hanging: CommandName | null = null;
  const client: EngineClient = {
    ...fake,
    call<K extends CommandName>(command: K, take: Commands[K]['take']) {
      given.push({ command, take });
      if (hanging === command) return new Promise(() => undefined);
      return fake.call(command, take);
    },
  };
  const page = createPage(client, () => SEED);
  closers.push(page.actions.close);
  const state = () => page.run.getState();
  const shown = () => page.experiment.getState().shown;
  /** Trains that many steps of the fake's clock. */
  const train = async (steps: number) => fake.advance(10 * steps);
  /** Lets answers arrive that need no training. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const commands = () => given.map(({ command }) => command);
  /** That command is answered no more. */
  const hang = (command: CommandName) => (hanging = command);
  return { ...page, hang, fake, given, commands, state, shown, train, settle };
}
