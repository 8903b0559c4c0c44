/** The runs of the Compare view: the kept ones that there are, those that are open beside the run in hand, and those that somebody brought as files. */
import { createStore } from 'zustand/vanilla';
import { readSettings } from '../../experiment/view-settings';
import type { ListedRun } from '../../runs/runs-protocol';
import { wordsOf } from '../../schema/words-of';
import { experimentSlice } from '../../state/experiment-store';
import { keptRunsSlice } from '../../state/kept-runs';
import { runFileSlice, type BroughtFile } from '../../state/run-file-store';
import { runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';
import { viewSlice } from '../../state/view-store';
import { HAND, idsIn, writeCompared } from '../../state/compared-ids';
import { titleOf } from '../run-title';
import { readBrought, type Brought } from './brought-files';
import { chosenRuns, ticked } from './chosen-runs';
import { compareFields } from './compare-settings';
import type { ComparedRun } from './compared-run';
import { runBeside } from './compared-sources';

/** A run beside the one in hand, or on its way there; `mark` says which state of it. */
type Opened =
  | { readonly state: 'opening'; readonly mark: string }
  | { readonly state: 'open'; readonly mark: string; readonly run: ComparedRun }
  | { readonly state: 'refused'; readonly mark: string; readonly words: string };

/** A run of a file that is not kept on this device: a record, or a run file that the device did not take. */
interface FileRun {
  readonly key: string;
  readonly title: string;
  readonly ticked: boolean;
  /** Null of a run file. */
  readonly record: ComparedRun | null;
  readonly file: Uint8Array<ArrayBuffer> | null;
}

interface CompareState {
  /** Null until they were read. */
  readonly listed: readonly ListedRun[] | null;
  /** Why the kept runs cannot be read. */
  readonly unread: string | null;
  readonly opened: Readonly<Record<string, Opened>>;
  readonly files: readonly FileRun[];
  /** Why files were not taken, a sentence each. */
  readonly problems: readonly string[];
  /** What of records that were taken is not as their files say it, a sentence each. */
  readonly notices: readonly string[];
  /** Of the files brought last, while they are being read. */
  readonly reading: { readonly done: number; readonly of: number } | null;
}

/** Nothing here rejects. */
interface CompareStore extends Readable<CompareState> {
  /** Reads the list of kept runs, and opens what the address names. */
  look(): Promise<void>;
  tick(key: string, on: boolean): void;
  chosen(): ReturnType<typeof chosenRuns>;
  /** Answers how many runs were in them. */
  bring(files: readonly BroughtFile[]): Promise<number>;
  /** Something else went wrong with files. */
  fail(problem: string): void;
  dismiss(): void;
}

const FILE = 'file-';

export const compareSlice = defineSlice((page): CompareStore => {
  const { client } = page;
  const view = page.of(viewSlice);
  const kept = page.of(keptRunsSlice);
  const experiment = page.of(experimentSlice);
  const run = page.of(runSlice);
  const runs = kept.runs();
  const store = createStore<CompareState>(() => ({
    listed: null,
    unread: null,
    opened: {},
    files: [],
    problems: [],
    notices: [],
    reading: null,
  }));
  const { getState, setState } = store;
  let brought = 0;
  /** One file at a time is in memory. */
  let turn: Promise<void> = Promise.resolve();

  const ids = () => idsIn(readSettings('compare', compareFields, view.getState().settings).values.runs);
  const inHand = () =>
    experiment.getState().started === null ? undefined : (kept.getState().kept?.id ?? null);
  const chosen = () => {
    const { listed, files } = getState();
    return chosenRuns(ids(), {
      inHand: inHand(),
      kept: listed?.map(({ id }) => id) ?? null,
      files: files.flatMap((file) => (file.ticked ? [file.key] : [])),
    });
  };
  const shown = () => chosen().shown;

  const write = (change: readonly string[]) => writeCompared(page, change);

  const put = (key: string, opened: Opened) =>
    setState((state) => ({ opened: { ...state.opened, [key]: opened } }));

  /** What is known of a run by its key: null of one that is not here, or that is no run file. */
  function wantedOf(key: string) {
    const entry = getState().listed?.find(({ id }) => id === key);
    if (entry)
      return {
        title: titleOf(entry),
        mark: `${entry.step} ${entry.digest} ${entry.name}`,
        read: async () => (await runs.call('read', { id: key })).file,
      };
    const brought = getState().files.find((one) => one.key === key);
    const { title = '', file = null } = brought ?? {};
    return file && { title, mark: 'file', read: async () => file.slice() };
  }

  async function open(key: string): Promise<void> {
    const wanted = wantedOf(key);
    // It may have been unticked while it waited.
    if (!wanted || getState().opened[key]?.mark !== wanted.mark || !shown().includes(key)) return;
    const { title, mark, read } = wanted;
    try {
      const answer = await client.call('beside', { key, file: await read() });
      if (getState().opened[key]?.mark === mark)
        put(key, { state: 'open', mark, run: runBeside(answer, key, title) });
    } catch (error) {
      if (getState().opened[key]?.mark === mark) put(key, { state: 'refused', mark, words: wordsOf(error) });
    }
  }

  /** What is shown is open, and nothing else. */
  function follow(): void {
    if (view.getState().name !== 'compare' || getState().listed === null) return;
    const wanted = shown().filter((key) => key !== HAND);
    for (const key of Object.keys(getState().opened)) {
      if (wanted.includes(key)) continue;
      setState(({ opened }) => ({
        opened: Object.fromEntries(Object.entries(opened).filter(([other]) => other !== key)),
      }));
      turn = turn.then(() => client.call('letGo', { key }).then(undefined, () => undefined));
    }
    for (const key of wanted) {
      const found = wantedOf(key);
      if (!found || getState().opened[key]?.mark === found.mark) continue;
      put(key, { state: 'opening', mark: found.mark });
      turn = turn.then(() => open(key));
    }
  }

  async function look(): Promise<void> {
    try {
      setState({ listed: await runs.call('list', null), unread: null });
    } catch (error) {
      setState({ listed: [], unread: wordsOf(error) });
    }
    follow();
  }

  /** Another engine may be another worker, and with the one before went all that was beside its run. */
  let isGone = false;
  const ends = [
    runs.on((news) => {
      if (news.kind === 'changed') void look();
    }),
    view.subscribe(follow),
    kept.subscribe((now, before) => {
      if (now.kept?.id !== before.kept?.id) follow();
    }),
    experiment.subscribe((now, before) => {
      if (now.started !== before.started) follow();
    }),
    run.subscribe(({ backend }, before) => {
      if (before.backend !== null && backend !== before.backend) isGone = true;
      if (!isGone || backend === null) return;
      isGone = false;
      setState({ opened: {} });
      follow();
    }),
  ];
  page.atEnd(() => ends.forEach((end) => end()));

  const keep = (file: BroughtFile) => page.of(runFileSlice).own(file);

  /** Ticked, all of them: those that there is no room for wait. */
  function add(found: Brought): void {
    if (found.kind === 'kept') {
      write(ticked(ids(), found.id, true, inHand()));
      return;
    }
    const { key, title } = found;
    const file = { key, title, ticked: true, record: null, file: null };
    const own = found.kind === 'record' ? { record: found.run } : { file: found.file };
    const notice = found.kind === 'record' ? found.notice : null;
    setState(({ files, notices }) => ({
      files: [...files, { ...file, ...own }],
      notices: notice === null ? notices : [...notices, notice],
    }));
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    chosen,
    look,
    tick(key, on) {
      if (key.startsWith(FILE))
        setState(({ files }) => ({
          files: files.map((file) => (file.key === key ? { ...file, ticked: on } : file)),
        }));
      else write(ticked(ids(), key, on, inHand()));
      follow();
    },
    async bring(files) {
      let count = 0;
      setState({ problems: [], notices: [] });
      for (const [done, file] of files.entries()) {
        setState({ reading: { done, of: files.length } });
        try {
          const found = await readBrought(file, `${FILE}${++brought}`, keep);
          if (found === null) continue;
          add(found);
          count++;
        } catch (error) {
          setState(({ problems }) => ({ problems: [...problems, wordsOf(error)] }));
        }
      }
      setState({ reading: null });
      await look();
      return count;
    },
    fail: (problem) => setState({ problems: [problem] }),
    dismiss: () => setState({ problems: [], notices: [] }),
  };
});
