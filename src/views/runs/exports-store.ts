/** Files made of the run in hand: its run file, its curves, its weights. One at a time. */
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../../engine/protocol';
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { metricsSlice } from '../../state/metrics-store';
import { runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';
import type { SavedFile } from '../../ui/save-file';
import { curvesCsv } from './curves-csv';

/** A model stands for its weights. */
type Export = 'run' | 'csv' | 'json' | ModelId;

interface ExportsStore extends Readable<TaskState<Export>> {
  /** Null where it cannot be made, which is then said. `link` is written into the run file. */
  make(what: Export, link: string): Promise<SavedFile | null>;
  dismiss(): void;
}

async function weightsOf(client: EngineClient, model: ModelId): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await client.call('parameters', { model });
  if (bytes === null)
    throw new Error(
      `Weights of ${nameOf(model)}: expected an evaluation, got none; they are there after the first one.`,
    );
  return new Uint8Array(bytes);
}

export const exportsSlice = defineSlice((page): ExportsStore => {
  const { client } = page;
  const store = createStore<TaskState<Export>>(() => atRest);
  const task = createTask(store);
  const stem = () => `coarse-grain-step-${page.of(runSlice).getState().status.step}`;

  async function fileOf(what: Export, link: string): Promise<SavedFile> {
    if (what === 'run') {
      const { file, step } = await client.call('keep', { name: '', link, parent: null });
      const name = `coarse-grain-step-${step}.zip`;
      return { name, type: 'application/zip', content: new Uint8Array(file) };
    }
    if (what === 'csv') {
      const { curves, test } = page.of(metricsSlice).getState();
      const content = curvesCsv(
        curves,
        test.map(({ figures }) => figures),
      );
      return { name: `${stem()}-curves.csv`, type: 'text/csv', content };
    }
    if (what === 'json') {
      const content = await client.call('record', null);
      return { name: `${stem()}-curves.json`, type: 'application/json', content };
    }
    const content = await weightsOf(client, what);
    return { name: `${stem()}-${what}.safetensors`, type: 'application/octet-stream', content };
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async make(what, link) {
      let made: SavedFile | null = null;
      await task.begin(what, async () => (made = await fileOf(what, link)));
      return made;
    },
    dismiss: () => store.setState({ problem: null }),
  };
});
