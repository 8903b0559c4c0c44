import { engineContract } from '../engine/testing/engine-contract';
import { createEngine } from '../engine/engine';
import type { EngineClient, EngineEvent } from '../engine/protocol';
import { syntheticDataset } from '../engine/testing/synthetic-pictures';
import { createNodePlatform } from './platform';

// Real training, on pictures that need no data set: what the fake engine promises is what the real one keeps.
engineContract('real training in Node', () => {
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent) => listeners.forEach((listener) => listener(event));
  const engine = createEngine({
    ...createNodePlatform({ emit, data: null, idx: null }),
    openDataset: async () => syntheticDataset('mnist'),
  });
  const client: EngineClient = {
    call: (command, take) => engine.handle(command, take),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
  return {
    client,
    pass: () => new Promise((resolve) => setTimeout(resolve, 5)),
    async close() {
      // Leaves no loop training behind the next test.
      await engine.handle('pause', null).catch(() => undefined);
      client.close();
    },
  };
});
