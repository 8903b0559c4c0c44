/** The kept runs as the view lists them, and what its user does with them. Follows the device: another tab may change the list. */
import { createStore } from 'zustand/vanilla';
import type { ListedRun, RunsSpace } from '../../runs/runs-protocol';
import { wordsOf } from '../../schema/words-of';
import { keptRunsSlice } from '../../state/kept-runs';
import { defineSlice, type Readable } from '../../state/slice';
import { fileNameOf, type SavedFile } from '../../ui/save-file';
import { writeCompared } from '../../state/compared-ids';
import { titleOf } from '../run-title';
import { stemOf } from './run-words';
import { everything, type Wanted } from './wanted-runs';

interface RemovedRun {
  readonly id: string;
  readonly title: string;
  readonly at: number;
}

interface RunsState {
  /** Null until they were read. */
  readonly runs: readonly ListedRun[] | null;
  readonly space: RunsSpace | null;
  /** Why the list cannot be read. */
  readonly unread: string | null;
  /** Why the last wish failed. */
  readonly problem: string | null;
  /** Deleted last, and can be brought back. */
  readonly removed: RemovedRun | null;
  readonly wanted: Wanted;
  /** Ids of the runs that are ticked to be compared, in the order of the ticks. */
  readonly ticked: readonly string[];
  /** What the browser answered when it was asked to keep them; undefined before. */
  readonly promised: boolean | null | undefined;
  /** One sentence for those who hear the page. */
  readonly said: string;
}

/** Nothing here rejects. */
interface RunsStore extends Readable<RunsState> {
  look(): Promise<void>;
  want(wanted: Partial<Wanted>): void;
  tick(id: string, on: boolean): void;
  /** Those that are ticked are what the Compare view shows. */
  compare(): void;
  rename(id: string, name: string): Promise<void>;
  tag(id: string, tags: readonly string[]): Promise<void>;
  remove(run: ListedRun): Promise<void>;
  undo(): Promise<void>;
  /** No way back is wanted. */
  forget(): Promise<void>;
  /** The run's file; null where it cannot be read, which is then said. */
  fileOf(id: string): Promise<SavedFile | null>;
  /** The weights of an older best; null where they cannot be read, which is then said. */
  weightsOf(id: string, name: string): Promise<SavedFile | null>;
  /** Asks the browser to keep them until its user deletes them. */
  persist(): Promise<void>;
  dismiss(): void;
}

export const runsSlice = defineSlice((page): RunsStore => {
  const kept = page.of(keptRunsSlice);
  const runs = kept.runs();
  const store = createStore<RunsState>(() => ({
    runs: null,
    space: null,
    unread: null,
    problem: null,
    removed: null,
    wanted: everything,
    ticked: [],
    promised: undefined,
    said: '',
  }));
  const { setState, getState } = store;
  let looking: Promise<void> | null = null;
  let again = false;

  async function lookNow(): Promise<void> {
    try {
      const [listed, space] = await Promise.all([runs.call('list', null), runs.call('room', null)]);
      setState({ runs: listed, space, unread: null });
    } catch (error) {
      setState({ unread: wordsOf(error) });
    }
    if (!again) return;
    again = false;
    await lookNow();
  }

  /** What changes while it looks is looked at afterwards, once. */
  function look(): Promise<void> {
    again = looking !== null;
    return (looking ??= lookNow().finally(() => (looking = null)));
  }

  page.atEnd(
    runs.on((news) => {
      if (news.kind === 'changed') void look();
      else setState({ unread: news.words });
    }),
  );

  async function doing<T>(act: () => Promise<T>): Promise<T | null> {
    setState({ problem: null, said: '' });
    try {
      return await act();
    } catch (error) {
      setState({ problem: wordsOf(error) });
      return null;
    }
  }

  /** Frees what can no longer be brought back here. */
  const purge = (before: RemovedRun | null) =>
    before === null ? null : runs.call('purge', { removedBefore: before.at + 1 });

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    look,
    want: (some) => setState(({ wanted }) => ({ wanted: { ...wanted, ...some } })),
    tick: (id, on) =>
      setState(({ ticked }) => {
        const others = ticked.filter((one) => one !== id);
        return { ticked: on ? [...others, id] : others };
      }),
    compare() {
      const { runs: listed, ticked } = getState();
      const there = ticked.filter((id) => listed?.some((run) => run.id === id));
      writeCompared(page, there);
    },
    async rename(id, name) {
      await doing(() => runs.call('change', { id, name }));
    },
    async tag(id, tags) {
      await doing(() => runs.call('change', { id, tags: [...new Set(tags)] }));
    },
    async remove(run) {
      await doing(async () => {
        await purge(getState().removed);
        setState({ removed: null });
        const { id } = run;
        const { undo } = await runs.call('remove', { id });
        const title = titleOf(run);
        setState({ removed: undo ? { id, title, at: Date.now() } : null, said: `${title} is deleted.` });
        // Nothing else on the page may lead to it.
        for (const way of ['offered', 'left'] as const)
          if (kept.getState()[way]?.id === id) kept.dismiss(way);
      });
    },
    async undo() {
      await doing(async () => {
        const { removed } = getState();
        if (removed === null) return;
        await runs.call('restore', { id: removed.id });
        setState({ removed: null, said: `${removed.title} is kept again.` });
      });
    },
    async forget() {
      const { removed } = getState();
      setState({ removed: null });
      await doing(async () => {
        await purge(removed);
        await look();
      });
    },
    fileOf: (id) =>
      doing(async () => {
        const { entry, file, older } = await runs.call('read', { id });
        if (older)
          setState({
            problem: `${titleOf(entry)}: expected its newest file whole, got a damaged one; this is the one before, of step ${entry.step}.`,
          });
        return { name: `${stemOf(entry)}.zip`, type: 'application/zip', content: file };
      }),
    weightsOf: (id, name) =>
      doing(async () => {
        const { file: content } = await runs.call('readShelved', { id, name });
        return { name: `${fileNameOf(name)}.safetensors`, type: 'application/octet-stream', content };
      }),
    async persist() {
      setState({ promised: await runs.persist() });
      await look();
    },
    dismiss: () => setState({ problem: null }),
  };
});
