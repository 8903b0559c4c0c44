/** The pictures on this device, the files at hand, and what the data worker is about; its worker starts with the first question. Knows nothing of runs. */
import { createStore } from 'zustand/vanilla';
import { Stopped } from '../engine/client';
import type {
  DataClient,
  DataCommands,
  DataProgress,
  KeptDataset,
  Offer,
  Reading,
  Shelf,
} from '../engine/data-protocol';
import { wordsOf } from '../schema/words-of';
import { defineSlice, type Readable } from './slice';
import { atRest, createTask, type TaskState } from './task';

type Preview = DataCommands['preview']['give'];
export type DataWork = 'look' | 'inspect' | 'answer' | 'keep' | 'fetchSvhn' | 'forget' | 'forgetFetched';

/** Of the last work that failed, to be shown where it was asked for. */
interface DataProblem {
  readonly work: DataWork;
  readonly message: string;
}

interface DataDoing {
  readonly work: DataWork;
  readonly progress: DataProgress | null;
}

export interface DataState extends TaskState<DataDoing, DataProblem> {
  /** Null until it was asked for. */
  readonly shelf: Shelf | null;
  /** What the files at hand are. */
  readonly offer: Offer | null;
  readonly preview: Preview | null;
  /** Why the last preview could not be made, in words. */
  readonly previewProblem: string | null;
  /** What was last kept or fetched. */
  readonly kept: KeptDataset | null;
  /** One sentence on how the last work ended, for those who hear the page. */
  readonly said: string;
}

export type ChosenFile = DataCommands['inspect']['take']['files'][number];

/** What is on the device, and all that can be asked of the data worker. */
interface DataStore extends Readable<DataState> {
  /** Brings what lies on the device; the first call starts the worker. */
  look(): Promise<void>;
  inspect(files: readonly ChosenFile[]): Promise<void>;
  /** The answer to one of the offer's questions; those before it stay, those after it are the likeliest again. */
  answer(id: string, value: string): Promise<void>;
  preview(reading: Reading): Promise<void>;
  keep(take: DataCommands['keep']['take']): Promise<void>;
  fetchSvhn(name: 'svhn' | 'svhn-official'): Promise<void>;
  /** Ends what is under way; what has come of SVHN stays. */
  stop(): Promise<void>;
  /** A data set, or with null what has come of SVHN's files. */
  forget(name: string | null): Promise<void>;
  /** What went wrong before the worker could be asked. */
  fail(work: DataWork, message: string): void;
  /** The problem has been read. */
  dismiss(): void;
  /** Leaves the files at hand. */
  leave(): void;
  close(): void;
}

const PREVIEWED = 24;

const rest: DataState = {
  ...atRest,
  shelf: null,
  offer: null,
  preview: null,
  previewProblem: null,
  kept: null,
  said: '',
};

export function createDataStore(open: () => DataClient): DataStore {
  const store = createStore<DataState>(() => rest);
  const { setState, getState } = store;
  const task = createTask(store, (error, { work }): DataProblem => ({ work, message: wordsOf(error) }));
  let client: DataClient | null = null;
  let newest: Reading | null = null;

  function worker(): DataClient {
    if (client) return client;
    client = open();
    client.on((progress) => {
      const { doing } = getState();
      if (doing) task.tell({ ...doing, progress });
    });
    return client;
  }

  /** One at a time; a second wish while one is under way is not heard, as its buttons are off. */
  async function working(work: DataWork, act: () => Promise<Partial<DataState>>): Promise<void> {
    if (getState().doing) return;
    setState({ said: '' });
    await task.begin({ work, progress: null }, async () => setState(await act()));
    const { stopped, problem, said } = getState();
    if (stopped && !problem && !said) setState({ said: 'Stopped.' });
    if (work !== 'inspect' && work !== 'answer') await look();
  }

  async function look(): Promise<void> {
    try {
      const shelf = await worker().call('shelf', null);
      setState(({ problem }) => ({ shelf, problem: problem?.work === 'look' ? null : problem }));
    } catch (error) {
      // Not in place of why it is looked.
      setState(({ problem }) => ({ problem: problem ?? { work: 'look', message: wordsOf(error) } }));
    }
  }

  async function preview(reading: Reading): Promise<void> {
    newest = reading;
    try {
      const found = await worker().call('preview', { ...reading, count: PREVIEWED });
      if (newest === reading) setState({ preview: found, previewProblem: null });
    } catch (error) {
      if (newest === reading && !(error instanceof Stopped))
        setState({ preview: null, previewProblem: wordsOf(error) });
    }
  }

  function leave(): void {
    newest = null;
    setState({ offer: null, preview: null, previewProblem: null });
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    look,
    preview,
    leave,
    fail: (work, message) => setState({ problem: { work, message } }),
    dismiss: () => setState({ problem: null }),
    inspect: (files) =>
      working('inspect', async () => {
        leave();
        const offer = await worker().call('inspect', { files });
        return { offer, kept: null, said: `Read the headers of ${offer.title}.` };
      }),
    answer: (id, value) =>
      working('answer', async () => {
        const questions = getState().offer?.questions ?? [];
        // What comes after it may be asked otherwise now: of other pictures other labels.
        const before = questions.slice(
          0,
          questions.findIndex((one) => one.id === id),
        );
        const answers = Object.fromEntries(before.map((one) => [one.id, one.answer]));
        const offer = await worker().call('answer', { answers: { ...answers, [id]: value } });
        return { offer, preview: null, previewProblem: null };
      }),
    keep: (take) =>
      working('keep', async () => {
        const kept = await worker().call('keep', take);
        leave();
        return { kept, said: `${kept.title} is kept on this device.` };
      }),
    fetchSvhn: (name) =>
      working('fetchSvhn', async () => {
        const kept = await worker().call('fetchSvhn', { name });
        return { kept, said: `${kept.title} is kept on this device.` };
      }),
    stop: () => task.stop(() => worker().call('stop', null)),
    forget: (name) =>
      working(name === null ? 'forgetFetched' : 'forget', async () => {
        const shelf = await worker().call('forget', { name });
        return { shelf, said: 'Deleted.', kept: getState().kept?.name === name ? null : getState().kept };
      }),
    close() {
      client?.close();
      client = null;
    },
  };
}

export const dataSlice = defineSlice(({ openData, atEnd }) => {
  const store = createDataStore(openData);
  atEnd(store.close);
  return store;
});
