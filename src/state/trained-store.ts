/** Fetches a trained model that lies beside the page, when somebody asks for it and not before. One at a time; the last wish wins. */
import { createStore } from 'zustand/vanilla';
import type { TrainedFigures } from '../experiment/trained/figures';
import type { TrainedName } from '../experiment/trained/trained-runs';
import { wordsOf } from '../schema/words-of';
import { runFileSlice } from './run-file-store';
import { runSlice } from './run-store';
import { defineSlice, type Readable } from './slice';
import { formatCount } from '../ui/format';

interface TrainedState {
  /** The one that is being fetched, and how much of it is here. */
  readonly getting: { readonly name: TrainedName; readonly loaded: number } | null;
  /** What went wrong, and with which. */
  readonly failed: { readonly name: TrainedName; readonly problem: string } | null;
}

interface TrainedStore extends Readable<TrainedState> {
  /** What continueRun goes on with; null where it was stopped, overtaken, or failed, which it then says. Never rejects. */
  get(wanted: Pick<TrainedFigures, 'name' | 'bytes'>): Promise<string | Uint8Array | null>;
  stop(): void;
}

type Fetch = (address: string, init: { readonly signal: AbortSignal }) => Promise<Response>;

const addressOf = (name: TrainedName) => `./trained/${name}.zip`;

/** Progress is said at most that often. */
const SAID_MILLISECONDS = 100;

async function bytesOf(
  ask: Fetch,
  { name, bytes }: Pick<TrainedFigures, 'name' | 'bytes'>,
  signal: AbortSignal,
  onLoaded: (loaded: number) => void,
): Promise<Blob> {
  const answer = await ask(addressOf(name), { signal });
  if (!answer.ok) throw new Error(`expected the file, got ${answer.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  let said = 0;
  const reader = answer.body!.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    loaded += next.value.length;
    if (loaded > bytes) break;
    if (performance.now() - said < SAID_MILLISECONDS) continue;
    said = performance.now();
    onLoaded(loaded);
  }
  if (loaded === bytes) return new Blob(parts);
  await reader.cancel().catch(() => undefined);
  const got = loaded > bytes ? 'more' : formatCount(loaded);
  throw new Error(`expected ${formatCount(bytes)} bytes, got ${got}; load the page anew`);
}

export function createTrainedStore(
  own: (file: { readonly name: string; readonly blob: Blob }) => Promise<string | Uint8Array>,
  ask: Fetch = fetch,
): TrainedStore {
  const store = createStore<TrainedState>(() => ({ getting: null, failed: null }));
  const { setState } = store;
  let stopping = new AbortController();

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async get(wanted) {
      const { name } = wanted;
      stopping.abort();
      const { signal } = (stopping = new AbortController());
      setState({ getting: { name, loaded: 0 }, failed: null });
      try {
        const blob = await bytesOf(ask, wanted, signal, (loaded) => {
          if (!signal.aborted) setState({ getting: { name, loaded } });
        });
        if (signal.aborted) return null;
        const run = await own({ name: `${name}.zip`, blob });
        return signal.aborted ? null : run;
      } catch (error) {
        if (!signal.aborted) setState({ failed: { name, problem: wordsOf(error) } });
        return null;
      } finally {
        if (!signal.aborted) setState({ getting: null });
      }
    },
    stop() {
      stopping.abort();
      setState({ getting: null, failed: null });
    },
  };
}

/** A run that is begun meanwhile is not replaced by what was asked for before it. */
export const trainedSlice = defineSlice(({ of, atEnd }) => {
  const store = createTrainedStore(of(runFileSlice).own);
  atEnd(
    of(runSlice).subscribe(({ begun }, before) => {
      if (begun && !before.begun) store.stop();
    }),
  );
  return store;
});
