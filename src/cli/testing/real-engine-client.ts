/** A client of an engine that really trains, in this thread, on pictures that need no data set. Only tests import this. */
import { createEngine, type Engine } from '../../engine/engine';
import type { EngineClient, EngineEvent } from '../../engine/protocol';
import { syntheticDataset } from '../../engine/testing/synthetic-pictures';
import { createNodePlatform } from '../platform';

export function realEngineClient(): { readonly engine: Engine; readonly client: EngineClient } {
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent) => listeners.forEach((listener) => listener(event));
  const engine = createEngine({
    ...createNodePlatform({ emit, data: null, own: null }),
    openDataset: async (name) => syntheticDataset(name),
  });
  const client: EngineClient = {
    call: (command, take) => engine.handle(command, take),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
  return { engine, client };
}
