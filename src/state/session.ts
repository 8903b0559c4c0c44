/** The page's engine and the run in it: opened, begun, gone on with, and what is done when that fails. Used by actions alone. */
import { EngineDied, Superseded } from '../engine/client';
import type { Commands, DigitChoice, EngineClient } from '../engine/protocol';
import type { Move } from '../experiment/experiment';
import { readDigits, readPicked, withoutEvaluation } from './digits';
import { choiceIn } from './probes-store';
import type { Refresher } from './refresher';
import { canBeAsked } from './run-store';
import type { Stores } from './stores';
import { wordsOf } from '../schema/words-of';

type Branch = Commands['start']['take']['branch'];

interface Session {
  /** Chooses a backend and shows the first pictures; trains nothing. */
  open(): Promise<void>;
  /** A run of the settings shown with these moves to make: from step 0, or on from a run file. With `branch` it is one of the run in hand, or of that of the file. */
  start(
    moves: readonly Move[],
    paused: boolean,
    from?: Uint8Array,
    branch?: Branch,
    /** Called where it takes the place of the run in hand. */
    beginning?: () => void,
  ): Promise<void>;
  resume(): Promise<void>;
  /** Nothing of an earlier run stays on the page, and a start that still waits for its engine is called off. */
  leave(): void;
  /** The run in hand is gone; where it began from stays known as long as it is what the page shows. */
  drop(): void;
  /** Does something that may fail, and shows the failure unless the engine has already worded it better. */
  attempting(work: () => Promise<unknown>): Promise<void>;
  /** Does again what failed last. */
  again(): Promise<void>;
}

export function createSession(client: EngineClient, stores: Stores, probing: Refresher): Session {
  const { experiment, run, metrics, probes } = stores;
  let opening: Promise<void> | null = null;
  let attempt: () => Promise<void> = open;
  /** Of the newest wish for a run: an older one that still waits for the engine gives way to it. */
  let turn = 0;

  async function attempting(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      attempt = open;
    } catch (error) {
      // A newer command took its place, and says itself what becomes of it.
      if (error instanceof Superseded) return;
      attempt = () => attempting(work);
      // The death of an engine is told by its event, once for all that waited.
      if (error instanceof EngineDied) return;
      const message = wordsOf(error);
      if (run.getState().failure !== null) return;
      // A run that is still there is not thrown away for one command that it would not take.
      if (experiment.getState().started !== null && canBeAsked(run.getState().status))
        experiment.notice([message]);
      else run.setState({ failure: { kind: 'internal', message, remedy: 'Try again' } });
    }
  }

  function forget(): void {
    probing.cancel();
    metrics.clear();
    probes.setState(({ digits }) => ({ views: {}, problem: null, digits: withoutEvaluation(digits) }));
  }

  /** The picked one, or the first where this data set has not so many. */
  async function showPicked(): Promise<void> {
    const most = run.getState().dataset?.split.validation ?? Infinity;
    const { picked } = probes.getState();
    await readPicked(picked < most ? picked : 0, client, stores);
  }

  /** The strip of a choice that another data set may have left. */
  function readChoice(choice: DigitChoice = { kind: 'order' }, offset = 0): Promise<void> {
    const kept = choiceIn(choice, run.getState().dataset?.present ?? []);
    return readDigits(kept, kept === choice ? offset : 0, client, stores);
  }

  async function openNow(): Promise<void> {
    run.setState({ opening: true, failure: null });
    const { choice, dataset: before } = run.getState();
    const { shown } = experiment.getState();
    const backend = await client.call('open', { backend: choice, experiment: shown });
    run.setState({ backend });
    const { digits } = probes.getState();
    const same = before?.sha256 === run.getState().dataset?.sha256;
    await readChoice(digits?.choice, same ? digits?.offset : 0);
    await showPicked();
  }

  /** One opening at a time, whoever wants it; one of an engine that does not answer is not waited for. */
  function openOnce(): Promise<void> {
    if (opening && !leaveSilent()) return opening;
    const own = openNow().finally(() => {
      if (opening !== own) return;
      opening = null;
      run.setState({ opening: false, progress: null });
    });
    return (opening = own);
  }

  /** An engine that does not answer is opened anew by whoever needs one. */
  function leaveSilent(): boolean {
    const silent = run.getState().failure?.kind === 'silent';
    if (silent) run.setState({ backend: null });
    return silent;
  }

  function open(): Promise<void> {
    return attempting(openOnce);
  }

  async function startNow(
    moves: readonly Move[],
    paused: boolean,
    from?: Uint8Array,
    branch?: Branch,
    beginning?: () => void,
  ): Promise<void> {
    const own = ++turn;
    leaveSilent();
    if (run.getState().backend === null || opening) await openOnce();
    if (own !== turn) return;
    run.setState({ failure: null });
    // A run in hand is not given up for one that cannot begin.
    if (experiment.getState().started !== null && !branch) {
      const { missing } = await client.call('check', { experiment: experiment.getState().shown });
      if (missing !== null) throw new Error(missing);
    }
    if (own !== turn) return;
    forget();
    const again = branch ? { to: branch.to, rest: paused, begun: false } : null;
    run.setState({ again, digest: null, goesOnFrom: null });
    beginning?.();
    experiment[branch ? 'branch' : 'start'](moves);
    const { shown, started } = experiment.getState();
    const before = run.getState().dataset;
    const { digits } = probes.getState();
    // Indices of another data set's pictures are not asked of this one.
    if (before && before.name !== shown.dataset) probes.setState({ digits: null, pickedDigit: null });
    try {
      const { notices, start, step } = await client.call('start', {
        experiment: started ?? shown,
        moves,
        paused,
        from,
        branch,
        digestAt: run.getState().digestAt ?? undefined,
      });
      run.setState({ inEngine: started, start, goesOnFrom: step });
      experiment.notice(notices);
      if (probes.getState().digits === null) {
        await readChoice(digits?.choice);
        await showPicked();
      }
    } catch (error) {
      // A newer start has its own.
      if (experiment.getState().started === started) experiment.drop();
      throw error;
    }
  }

  return {
    open,
    leave() {
      turn++;
      leaveSilent();
      forget();
      run.setState({ again: null });
    },
    drop() {
      const { started, moves } = experiment.getState();
      if (started !== null && started === run.getState().inEngine)
        run.setState({ startOf: { experiment: started, moves } });
      experiment.drop();
    },
    attempting,
    start: (...take) => attempting(() => startNow(...take)),
    resume: () => attempting(() => client.call('resume', null)),
    again: () => attempt(),
  };
}
