import { engineContract } from '../engine/testing/engine-contract';
import { realEngineClient } from './testing/real-engine-client';

// Real training, on pictures that need no data set: what the fake engine promises is what the real one keeps.
engineContract('real training in Node', () => {
  const { engine, client } = realEngineClient();
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
