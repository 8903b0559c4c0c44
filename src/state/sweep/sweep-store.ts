/** The sweep of this device: one queue of runs, trained one after the other as the run in hand. Begins and ends its runs by the page's own actions. */
import { createStore } from 'zustand/vanilla';
import { EngineDied } from '../../engine/client';
import type { EngineFailure } from '../../engine/protocol';
import type { Experiment } from '../../experiment/experiment';
import { passesOf } from '../../experiment/sweep/passes';
import { wordsOf } from '../../schema/words-of';
import { formatTime } from '../../ui/format';
import { keep as remember, kept as remembered, onKeptElsewhere } from '../../ui/kept';
import type { Actions } from '../actions';
import { experimentSlice } from '../experiment-store';
import { keptRunsSlice } from '../kept-runs';
import { isTraining, runSlice } from '../run-store';
import { defineSlice, type Readable, type SlicePage } from '../slice';
import { planSweep, type SweepJob, type SweepWish } from './sweep-jobs';
import { sweepLock, type SweepLock } from './sweep-lock';
import * as queue from './sweep-queue';
import { readSweep, sweepText } from './sweep-text';

/** none: there is no sweep. resting: it waits for somebody to go on with it. elsewhere: another tab trains it. over: no job is left. */
type SweepMode = 'none' | 'running' | 'resting' | 'elsewhere' | 'over';

interface SweepState {
  readonly mode: SweepMode;
  readonly sweep: queue.Sweep | null;
  /** As many as the sweep has records. */
  readonly jobs: readonly SweepJob[];
  /** Why it rests; null where a run that somebody began is in hand, or the page is new. */
  readonly why: string | null;
  /** It came to its end here, and nobody has looked since. */
  readonly isNews: boolean;
  /** What stands in the boxes. */
  readonly wish: SweepWish;
}

/** Why no run of a job could begin. */
interface Refusal {
  readonly words: string;
  /** Its pictures are not here: they may come, and the next job may lack them too. */
  readonly waits: boolean;
}

type Hands = Pick<Actions, 'trainNew' | 'continueRun' | 'train' | 'pause'>;

/** Nothing here rejects. */
export interface SweepStore extends Readable<SweepState> {
  /** The actions that it trains by: of the page, which stands before anything is asked of it. */
  attend(hands: Hands): void;
  want(change: Partial<SweepWish>): void;
  /** Trains what is wanted, with these settings for all else. Takes the place of an older sweep, whose runs stay kept. */
  start(base: Experiment): Promise<void>;
  goOn(): Promise<void>;
  /** The job under way is left as it is, for the next. */
  skip(): Promise<void>;
  /** No more is trained; what is done stays. */
  stop(): Promise<void>;
  /** Its results are not wanted any more; its runs stay kept. */
  forget(): void;
  looked(): void;
  /** Passes through a net a second, as last measured; null before. */
  speed(): number | null;
}

/** Under which the browser keeps it. */
const KEPT = 'sweep';
/** These end a job and not the next one, which has an engine or settings of its own. */
const endsJob: ReadonlySet<EngineFailure['kind']> = new Set([
  'non-finite',
  'memory',
  'internal',
  'device-lost',
]);

/** 'Sweep of 29 Nov 2026, 02:49:07': no two of a device begin within a second. */
const tagOf = (now: Date) =>
  `Sweep of ${formatTime(now.getTime())}:${String(now.getSeconds()).padStart(2, '0')}`;

export function createSweepStore(page: SlicePage, lock: SweepLock): SweepStore {
  const { client, of, atEnd } = page;
  const [experiment, run, kept] = [of(experimentSlice), of(runSlice), of(keptRunsSlice)];
  const store = createStore<SweepState>(() => ({
    mode: 'none',
    sweep: null,
    jobs: [],
    why: null,
    isNews: false,
    wish: { from: 1, to: 5, field: '', values: '' },
  }));
  const { getState, setState } = store;
  let hands: Hands | null = null;
  /** Of the newest wish: what an older one still waits for is not its business any more. */
  let turn = 0;
  /** A job is being begun or ended: what the run says meanwhile is not its end. */
  let busy = false;
  /** The newest one, which a stop may come in the middle of. */
  let beginning: Promise<Refusal | null> = Promise.resolve(null);
  let speed: number | null = null;

  function write(sweep: queue.Sweep): void {
    setState({ sweep });
    remember(KEPT, sweepText(sweep));
  }

  /** The place of the job that is under way or comes next, and its record. */
  function current() {
    const { sweep } = getState();
    const at = sweep && queue.turnOf(sweep);
    return sweep === null || at === null ? null : { sweep, at, record: sweep.records[at] };
  }

  /** What the run store says is of the run in hand, by the engine's own word. */
  const isTold = () => {
    const { started } = experiment.getState();
    return started !== null && started === run.getState().inEngine;
  };
  const isInHand = (id: string | null) => id !== null && kept.getState().inHand === id;

  function rest(why: string | null): void {
    turn++;
    busy = false;
    lock.free();
    setState({ mode: 'resting', why });
  }

  function result(): queue.JobResult {
    const { entry } = kept.getState();
    const { step } = run.getState().status;
    const L = Object.entries(entry?.L ?? {}).map(([model, { validated, test }]) => [
      model,
      { validated, test },
    ]);
    const moved = experiment.getState().moves.length > 0;
    return { step, seconds: entry?.seconds ?? 0, L: Object.fromEntries(L), moved };
  }

  /** The run in hand is at its end: it is kept, and the next begins. */
  async function end(at: number): Promise<void> {
    const own = turn;
    busy = true;
    await kept.keep();
    if (own !== turn) return;
    write(queue.done(getState().sweep!, at, result()));
    await advance();
  }

  /** What becomes of the job in hand, by what the run says. */
  function follow(): void {
    const now = current();
    if (getState().mode !== 'running' || busy || !now) return;
    if (!isInHand(now.record.id)) return rest(null);
    if (!isTold()) return;
    const { status, failure } = run.getState();
    if (status.state === 'finished') return void end(now.at);
    // One that gives no sign may still answer.
    if (failure === null || status.state !== 'failed' || failure.kind === 'silent') return;
    if (!endsJob.has(failure.kind)) return rest(failure.message);
    write(queue.failed(now.sweep, now.at, failure.message));
    void advance();
  }

  const isKept = async (id: string): Promise<boolean> => {
    const listed = await kept.runs().call('list', null);
    return listed.some((one) => one.id === id);
  };

  /** Why no run of it could begin; null where one could, or there is no engine yet to say so. */
  async function refusal(wanted: Experiment): Promise<Refusal | null> {
    if (run.getState().backend === null) return null;
    try {
      const { missing } = await client.call('check', { experiment: wanted });
      return missing === null ? null : { words: missing, waits: true };
    } catch (error) {
      return error instanceof EngineDied ? null : { words: wordsOf(error), waits: false };
    }
  }

  /** Begins a job, or goes on with the run of it that is kept. Answers what was wrong, in words. */
  async function begin({ experiment: wanted, name }: SweepJob, id: string, isNew: boolean) {
    const own = turn;
    if (!isNew && (await isKept(id).catch(() => false))) {
      if (own === turn) await hands!.continueRun(id);
      return null;
    }
    const problem = await refusal(wanted);
    if (problem !== null || own !== turn) return problem;
    const { tag } = getState().sweep!;
    const after = queue.idsOf(getState().sweep!);
    await hands!.trainNew(wanted, kept.named({ id, name, tags: [tag], after }));
    return null;
  }

  /** The job whose turn it is, from wherever it stands. */
  async function advance(): Promise<void> {
    const own = ++turn;
    const now = current();
    if (!now) {
      busy = false;
      lock.free();
      setState({ mode: 'over', isNews: true });
      return;
    }
    busy = true;
    const { at, record } = now;
    const id = record.id ?? kept.runs().newId();
    write(queue.begun(now.sweep, at, id));
    beginning = begin(getState().jobs[at], id, record.id === null);
    const problem = await beginning;
    if (own !== turn) return;
    busy = false;
    const { failure } = run.getState();
    const words = problem?.words ?? (isInHand(id) || failure === null ? null : failure.message);
    if (words === null) return follow();
    if (problem ? problem.waits : !endsJob.has(failure!.kind)) return rest(words);
    write(queue.failed(getState().sweep!, at, words));
    await advance();
  }

  /** False where another tab trains a sweep, which is then said. */
  async function take(): Promise<boolean> {
    if (await lock.take()) return true;
    load();
    return false;
  }

  /** Somebody went on with the very run: the sweep goes on with it. */
  async function adopt(): Promise<void> {
    const now = current();
    const { status } = run.getState();
    if (getState().mode !== 'resting' || !now || !isInHand(now.record.id)) return;
    if (!hands || !isTold() || !isTraining(status)) return;
    const own = ++turn;
    if ((await take()) && own === turn) {
      setState({ mode: 'running', why: null });
      follow();
    }
  }

  /** As the browser keeps it, which another tab may have written. */
  function load(): void {
    const read = readSweep(remembered(KEPT));
    const isOver = read !== null && queue.turnOf(read.sweep) === null;
    setState({ sweep: null, jobs: [], ...read, mode: !read ? 'none' : isOver ? 'over' : 'resting' });
    dismissOffer();
    void lock.isElsewhere().then((elsewhere) => {
      if (!elsewhere || getState().mode === 'running') return;
      setState({ mode: 'elsewhere' });
      void lock.untilFree().then(() => {
        if (getState().mode === 'elsewhere') load();
      });
    });
  }

  /** One way back is enough: that of the sweep. */
  function dismissOffer(): void {
    const { offered } = kept.getState();
    if (offered && getState().mode === 'resting' && current()?.record.id === offered.id)
      kept.dismiss('offered');
  }

  load();
  const ends = [
    kept.subscribe((state, before) => {
      if (state.offered !== before.offered) dismissOffer();
      if (state.inHand !== before.inHand) follow();
    }),
    run.subscribe(({ status: { step, steps, secondsLeft } }) => {
      const { started } = experiment.getState();
      // With its share of evaluation.
      if (secondsLeft && started) speed = passesOf(started, steps - step) / secondsLeft;
      follow();
      void adopt();
    }),
    onKeptElsewhere(KEPT, () => {
      if (getState().mode !== 'running') load();
    }),
  ];
  atEnd(() => {
    turn++;
    for (const stop of ends) stop();
    lock.free();
  });

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    attend: (given) => void (hands = given),
    want: (change) => setState(({ wish }) => ({ wish: { ...wish, ...change } })),
    async start(base) {
      const plan = planSweep(base, getState().wish, tagOf(new Date()));
      if (!plan.ok || !hands || !(await take())) return;
      turn++;
      setState({ mode: 'running', jobs: plan.jobs, why: null, isNews: false });
      write(plan.sweep);
      await advance();
    },
    async goOn() {
      if (getState().mode !== 'resting' || !hands || !(await take())) return;
      // Another tab may have gone on with it since.
      const read = readSweep(remembered(KEPT));
      if (!read) return;
      turn++;
      setState({ ...read, mode: 'running', why: null });
      const now = current();
      if (now && isInHand(now.record.id) && isTold()) {
        if (!isTraining(run.getState().status)) await hands.train();
        follow();
      } else await advance();
    },
    async skip() {
      const { mode } = getState();
      const now = current();
      if (!now) return;
      write(queue.skipped(now.sweep, now.at));
      if (mode === 'running') await advance();
      else if (!current()) setState({ mode: 'over' });
    },
    async stop() {
      const now = current();
      if (!now) return;
      const { mode } = getState();
      turn++;
      busy = false;
      write(queue.stopped(now.sweep));
      lock.free();
      setState({ mode: 'over', why: null });
      if (mode !== 'running') return;
      await beginning;
      if (isInHand(now.record.id) && isTraining(run.getState().status)) await hands?.pause();
    },
    forget() {
      if (getState().mode !== 'over') return;
      remember(KEPT, null);
      setState({ mode: 'none', sweep: null, jobs: [], isNews: false });
    },
    looked: () => setState({ isNews: false }),
    speed: () => speed,
  };
}

export const sweepSlice = defineSlice((page) => createSweepStore(page, sweepLock()));
