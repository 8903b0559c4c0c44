/** Keeping of the run in hand on this device, and the way back to a run that was left. Decides when; the store of runs decides where. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EngineDied, Superseded } from '../engine/client';
import { encodeRun } from '../experiment/encode-link';
import type { Experiment, Move } from '../experiment/experiment';
import type { RunEntry, RunsClient } from '../runs/runs-protocol';
import { wordsOf } from '../schema/words-of';
import { keep as remember, kept as remembered } from '../ui/kept';
import { modelsOn } from './settings';
import { endsEngine, isTraining } from './run-store';
import { runEntry } from './run-entry';
import { shelvedFile } from './shelve';
import { defineSlice } from './slice';
import { sharedStores } from './stores';

/** At most this much training is lost. */
const EVERY_MILLISECONDS = 30_000;
/** The first write of a run: nothing is kept of it yet. */
const FIRST_MILLISECONDS = 5000;
/** Trained for less, a run that another takes the place of leaves the way back to the one before it. */
const YOUNG_MILLISECONDS = 3000;
/** Under which a browser remembers the run that was in hand last. */
const LAST = 'last-run';
/** Of training time, what keeping may cost. */
const SHARE = 0.02;

/** A run that was deleted longer ago is gone at the next visit: another tab may still offer to undo what came later. */
const UNDO_MILLISECONDS = 3_600_000;

/** A run as far as it is kept. */
interface KeptPoint {
  readonly id: string;
  readonly step: number;
  readonly budget: number;
}

/** A run that another one took the place of. */
interface LeftRun extends KeptPoint {
  /** How far it is kept already, while its last write is under way; null where nothing of it is, undefined once all is. */
  readonly before?: KeptPoint | null;
}

/** What the next run is called, and where it is kept. */
interface NamedRun {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Ids of runs that it may take the place of without a way back to them: they are of one sweep. */
  readonly after: readonly string[];
}

interface KeptRunsState {
  /** Id of the run in hand; null where there is none. */
  readonly inHand: string | null;
  /** What was said last of the run in hand, whether the device took it or not. */
  readonly entry: RunEntry | null;
  /** Of the run in hand; null before it was kept. */
  readonly kept: KeptPoint | null;
  /** Milliseconds between two writes: more than usual where a write is dear. */
  readonly every: number;
  /** Why the run in hand is not kept. */
  readonly problem: string | null;
  /** A run of an earlier visit, to go on with; null once a run has begun here. */
  readonly offered: RunEntry | null;
  readonly left: LeftRun | null;
  /** Step of the run that is being fetched to go on with. */
  readonly returning: number | null;
  /** Why the run before the one in hand is not kept. */
  readonly lost: string | null;
  /** Names of runs that were deleted for want of space. */
  readonly gone: readonly string[];
}

interface TakenRun {
  readonly file: Uint8Array<ArrayBuffer>;
  /** The run that starts now is that one. */
  readonly begin: () => void;
}

export interface KeptRuns extends Pick<
  StoreApi<KeptRunsState>,
  'getState' | 'getInitialState' | 'subscribe'
> {
  /** Keeps runs from now on; `link` is the page's address. */
  begin(link: () => string): void;
  /** Writes the run in hand, if it went on since the last time. Never rejects. */
  keep(): Promise<void>;
  /** A kept run to go on with. */
  take(id: string): Promise<TakenRun>;
  /** What is to be called where a run begins that is to have a name, an id and tags from its start. */
  named(run: NamedRun): () => unknown;
  /** The offer, or the way back, is not wanted. */
  dismiss(what: 'offered' | 'left' | 'lost' | 'gone'): void;
  /** The worker that keeps runs. */
  readonly runs: () => RunsClient;
}

export const keptRunsSlice = defineSlice((page): KeptRuns => {
  const { client, openRuns, atEnd } = page;
  const { experiment, run, probes } = sharedStores(page);
  const store = createStore<KeptRunsState>(() => ({
    inHand: null,
    entry: null,
    kept: null,
    every: EVERY_MILLISECONDS,
    problem: null,
    offered: null,
    left: null,
    returning: null,
    lost: null,
    gone: [],
  }));
  const { setState, getState } = store;
  let opened: RunsClient | null = null;
  const runs = () => (opened ??= openRuns());
  let pageLink: () => string = () => '';
  /** Of the run in hand. */
  let id: string | null = null;
  let created = 0;
  /** Of the next run that starts, where it is a kept one. */
  let taken: KeptPoint | null = null;
  /** Of the next run that starts, where it has a name; and of the run in hand. */
  let naming: NamedRun | null = null;
  let named: NamedRun | null = null;
  /** Test figures came after the last write, which may be of the same step. */
  let tested = false;
  let asked = false;
  let lastAt = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** One write at a time. */
  let writing: Promise<void> = Promise.resolve();
  let busy = false;
  /** What is asked for while one is under way. */
  let next: Promise<void> | null = null;

  /** Of the run in hand: the page forgets them before it is said to be left. */
  let views = probes.getState().views;
  const pictures = (started: Experiment) =>
    modelsOn(started).flatMap((model) => views[model]?.reconstruction ?? []);

  /** The address of the run itself: settings that wait for a restart, or those of the run that follows it, are not its own. */
  function addressOf(started: Experiment, moves: readonly Move[]): string {
    const { start } = run.getState();
    return `${pageLink().split('#')[0]}#${encodeRun(started, moves, start)}`;
  }

  /** Asks the engine at once: what comes next may end the run. Null where there is nothing new. */
  function ask(started: Experiment | null, moves: readonly Move[]) {
    const own = id;
    const { status, backend, inEngine } = run.getState();
    // The engine may have an older run still, whose step is shown.
    if (started === null || started !== inEngine || own === null) return null;
    if (backend === null || status.step === 0) return null;
    if (!tested && getState().kept?.id === own && getState().kept?.step === status.step) return null;
    tested = false;
    const link = addressOf(started, moves);
    const { name, tags } = named ?? { name: '', tags: [] };
    const about = {
      id: own,
      name,
      tags,
      created,
      experiment: started,
      moves: moves.length,
      backend,
      link,
      pictures: pictures(started),
    };
    return { about, answer: client.call('keep', { name, link, parent: null }) };
  }

  async function write({ about, answer }: NonNullable<ReturnType<typeof ask>>): Promise<void> {
    const own = about.id;
    try {
      const kept = await answer;
      const begun = performance.now();
      const entry = runEntry(kept, { ...about, now: Date.now() });
      if (own === id) setState({ entry });
      const file = kept.file as Uint8Array<ArrayBuffer>;
      const detail = { bytes: file.length, milliseconds: kept.milliseconds };
      const { gone } = await runs().call('keep', { entry, file });
      // `npm run measure` reads it.
      performance.measure('kept run', { start: begun, detail });
      const { step, budget } = kept;
      const cost = Math.max(kept.milliseconds / SHARE, performance.now() - begun);
      setState((state) => ({
        kept: own === id ? { id: own, step, budget } : state.kept,
        left: state.left?.id === own ? { id: own, step, budget } : state.left,
        every: Math.max(EVERY_MILLISECONDS, Math.ceil(cost)),
        problem: null,
        gone: [...state.gone, ...gone.map(({ difference }) => difference)],
      }));
      // Once: the browser may ask its user.
      if (!asked) void runs().persist();
      asked = true;
    } catch (error) {
      const { left } = getState();
      // What was kept of it earlier is there still.
      const lost = left?.id === own && left.before === null;
      if (left?.id === own) setState({ left: left.before ?? null });
      // A run that ended meanwhile has nothing to keep; one that died is told of elsewhere.
      const { failure } = run.getState();
      if (error instanceof Superseded || error instanceof EngineDied || (failure && endsEngine(failure)))
        return;
      if (own === id) setState({ problem: wordsOf(error) });
      else if (lost) setState({ lost: wordsOf(error) });
    } finally {
      lastAt = performance.now();
    }
  }

  function put(wanted: NonNullable<ReturnType<typeof ask>>): Promise<void> {
    // Its end is awaited later; a refusal is heard then.
    wanted.answer.catch(() => undefined);
    busy = true;
    const one = (writing = writing
      .then(() => write(wanted))
      .finally(() => {
        if (writing === one) busy = false;
      }));
    return one;
  }

  function keep(): Promise<void> {
    // What is being written now may be of an older step: at a pause nothing would come after it.
    if (busy)
      return (next ??= writing.then(() => {
        next = null;
        return keep();
      }));
    const { started, moves } = experiment.getState();
    const wanted = ask(started, moves);
    return wanted === null ? writing : put(wanted);
  }

  /** Beside the run in hand, once that is kept. What the device does not take stays on the list without its weights. */
  async function shelve(shelved: ReturnType<typeof shelvedFile>): Promise<void> {
    const own = id;
    if (own === null) return;
    await keep();
    await runs()
      .call('shelve', { id: own, ...shelved })
      .catch(() => undefined);
  }

  /** The engine may still tell of the run before it. */
  const isOfRunInHand = () => experiment.getState().started === run.getState().inEngine;

  /** As soon as the share of time allows. */
  function keepSoon(): void {
    if (timer !== null) return;
    const { every } = getState();
    // The usual distance is for training alone; an evaluation is worth a write that costs its share.
    const least = (every / EVERY_MILLISECONDS) * 1000;
    timer = setTimeout(
      () => {
        timer = null;
        if (busy) void writing.then(keepSoon);
        else void keep();
      },
      Math.max(0, lastAt + least - performance.now()),
    );
  }

  function begin(link: () => string): void {
    pageLink = link;
    const ends = [
      probes.subscribe((state) => {
        if (Object.keys(state.views).length > 0) views = state.views;
      }),
      client.on(({ event, data }) => {
        // What a file brought of it is kept already.
        if (event === 'test' && isOfRunInHand()) tested = true;
        if (event === 'evaluation' || event === 'test') keepSoon();
        if (event === 'shelved' && isOfRunInHand()) void shelve(shelvedFile(data));
      }),
      run.subscribe(({ status }, before) => {
        if (isTraining(before.status) && !isTraining(status) && status.state !== 'failed') void keep();
      }),
      experiment.subscribe((state, before) => {
        if (state.started !== before.started) replaced(before.started, state.started, before.moves);
      }),
    ];
    const ticking = setInterval(() => {
      const due = !busy && performance.now() - lastAt >= getState().every;
      if (due && isTraining(run.getState().status)) void keep();
    }, 1000);
    atEnd(() => {
      for (const end of ends) end();
      clearInterval(ticking);
      if (timer !== null) clearTimeout(timer);
    });
    void offer();
    const long = Date.now() - UNDO_MILLISECONDS;
    // Where the store cannot be read, `offer` says so.
    runs()
      .call('purge', { removedBefore: long })
      .catch(() => undefined);
  }

  /** The run that was in hand last here, else the newest; of those that no other tab has in hand. */
  async function offer(): Promise<void> {
    try {
      const listed = await runs().call('list', null);
      const free = listed.filter(({ elsewhere }) => !elsewhere);
      const last = remembered(LAST);
      const offered = free.find((run) => run.id === last) ?? free[0] ?? null;
      if (experiment.getState().started === null) setState({ offered });
    } catch (error) {
      setState({ problem: wordsOf(error) });
    }
  }

  /** `moves` are those of the old run: the page has the next one's already. */
  function replaced(old: Experiment | null, now: Experiment | null, moves: readonly Move[]): void {
    if (old !== null && id !== null) {
      const { kept } = getState();
      const { step, steps: budget } = run.getState().status;
      const before = kept?.id === id ? kept : null;
      // The engine answers it before it takes up another run.
      const wanted = ask(old, moves);
      if (wanted) void put(wanted);
      const left = wanted ? { id, step, budget, before } : before;
      const isFollowed = naming !== null && naming.after.includes(id);
      // A run of a moment, as of a second press, is not what somebody wants back.
      const young = Date.now() - created < YOUNG_MILLISECONDS;
      setState(({ left: older }) => {
        const kept = older && older.id !== taken?.id && (young || left === null) ? older : left;
        const wayBack = isFollowed ? older : taken?.id === id ? null : kept;
        return { left: wayBack, lost: null, kept: null, entry: null, inHand: null };
      });
      id = null;
    }
    if (now === null) return;
    const own = (id = taken?.id ?? naming?.id ?? runs().newId());
    named = naming;
    naming = null;
    tested = false;
    remember(LAST, own);
    views = {};
    created = Date.now();
    const kept = taken;
    setState(({ left }) => ({
      offered: null,
      kept,
      entry: null,
      inHand: own,
      left: left?.id === own ? null : left,
    }));
    lastAt = performance.now() - (taken ? 0 : getState().every - FIRST_MILLISECONDS);
    taken = null;
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    begin,
    keep,
    async take(wanted) {
      const { left, offered } = getState();
      const known = [left, offered].find((one) => one?.id === wanted);
      setState({ returning: known?.step ?? null });
      try {
        // What is still being written is part of it.
        await writing;
        const { file, entry } = await runs().call('read', { id: wanted });
        const begin = () => (taken = { id: wanted, step: entry.step, budget: entry.budget });
        return { file, begin };
      } finally {
        setState({ returning: null });
      }
    },
    named: (run) => () => (naming = run),
    dismiss: (what) => setState(what === 'gone' ? { gone: [] } : { [what]: null }),
    runs,
  };
});
