import { engineContract } from '../engine/testing/engine-contract';
import { openRunFile } from '../training/run-file/open-run-file';
import { writeViewFile } from '../training/run-file/write-view-file';
import { realEngineClient } from './testing/real-engine-client';

// Real training, on pictures that need no data set: what the fake engine promises is what the real one keeps.
engineContract('real training in Node', () => {
  const { engine, client } = realEngineClient();
  return {
    client,
    async view(file) {
      const { kept, facts } = await openRunFile(file);
      return writeViewFile(kept, facts, 'F16');
    },
    pass: () => new Promise((resolve) => setTimeout(resolve, 5)),
    async close() {
      // Leaves no loop training behind the next test.
      await engine.handle('pause', null).catch(() => undefined);
      client.close();
    },
  };
});
