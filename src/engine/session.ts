/** One run from its start to its replacement: its states, what ends it, and how it goes on. engine.ts has the commands. */
import type { Dataset } from '../data/dataset';
import type { ModelId } from '../models/registry';
import type { KeptRun } from '../training/kept-run';
import type { Run } from '../training/run-contract';
import { driveRun, type Rest } from './drive-run';
import { failureOfRun } from './failures';
import type { Platform } from './platform';
import type { EngineFailure } from './protocol';
import { reportRun } from './report-run';

export interface Session {
  readonly run: Run;
  /** With its share of evaluation: measured now, else as its history has it; null where it has none. */
  millisecondsPerStep(): number | null;
  /** Trains on, up to a step or the budget. Throws where there is nothing left, or nothing that can go on. */
  train(command: string, until?: number): void;
  pause(): Promise<void>;
  /** More budget; a finished run trains on at once. */
  extend(steps: number): void;
  /** Asks the run between two beats; of those waiting under one name and model only the newest is asked. */
  probe<T>(name: string, model: ModelId, ask: (run: Run) => Promise<T>): Promise<T>;
  /** Asks the run between two beats, whatever else waits. */
  ask<T>(question: (run: Run) => T | Promise<T>): Promise<T>;
  /** As `ask`, with all losses up to here told. */
  keep<T>(question: (run: Run) => Promise<T>): Promise<T>;
  /** Keeps the run from training until the answer is called; what asks it is answered meanwhile. */
  hold(): () => void;
  /** Ends the run and frees it; what was asked to be kept of it is kept first. */
  close(): Promise<void>;
}

/** What a run can go on after. */
const mended: ReadonlySet<EngineFailure['kind']> = new Set(['data', 'non-finite']);

/** Of the training alone; null without any. */
function onRecord({ history }: KeptRun): number | null {
  const models = [...history.values()].filter(({ trained }) => trained > 0);
  if (models.length === 0) return null;
  return models.reduce((sum, { milliseconds, trained }) => sum + milliseconds / trained, 0);
}

interface SessionTake {
  /** Where it rests: where it begins, or Infinity for no rest. */
  readonly until: number;
  /** Hears of every checkpoint. */
  readonly onEvaluated: (kept: KeptRun) => void;
  /** The step whose digest is told, at once where it begins there. */
  readonly digestAt?: number;
}

export function createSession(
  run: Run,
  dataset: Dataset,
  platform: Platform,
  { until, onEvaluated, digestAt = -1 }: SessionTake,
): Session {
  /** Another run takes its place: what is still kept of it is no news of the next. */
  let leaving = false;
  const emit: Platform['emit'] = (event) => {
    if (!leaving) platform.emit(event);
  };
  const reporter = reportRun(run, 'preparing', platform.now, emit);
  const driver = driveRun(run, {
    now: platform.now,
    breathe: platform.breathe,
    onBeat(beat, milliseconds) {
      if (beat.kind === 'evaluation') onEvaluated(run.checkpoint);
      if (beat.kind === 'step' && run.step === digestAt) void tellDigest();
      reporter.beat(beat, milliseconds);
    },
    onRest,
  });
  let failure: EngineFailure | null = null;
  let target = Infinity;
  let keeping: Promise<unknown> = Promise.resolve();

  async function onRest(rest: Rest): Promise<void> {
    if (rest.kind === 'failed') {
      const before = run.step;
      failure = await failureOfRun(rest.error, run);
      if (run.step < before) emit({ event: 'rewound', data: { step: run.step, moves: [...run.moves] } });
      emit({ event: 'failure', data: failure });
    }
    reporter.rest(rest.kind);
  }

  /** It trains several steps in one go, and not past the one whose digest is told. */
  const aim = () => run.restAt(run.step < digestAt ? Math.min(target, digestAt) : target);

  /** Before the next beat: it is behind this one in the driver's turn. */
  async function tellDigest(): Promise<void> {
    aim();
    const kept = driver.between(null, () => run.keep());
    // A run that ended meanwhile has nothing to tell.
    const at = await kept.catch(() => null);
    if (at) emit({ event: 'digest', data: { step: at.step, digest: await platform.runFiles.digest(at) } });
  }

  function go(step = Infinity): void {
    const begins = !driver.training;
    target = step;
    driver.train(step);
    aim();
    if (begins) reporter.rest('training');
  }

  if (run.step === digestAt) void tellDigest();

  // What has no step left is finished, after what is still due at its last one.
  if (until <= run.step && run.step < run.budget) reporter.rest('paused');
  else go(until);

  return {
    run,
    millisecondsPerStep: () => reporter.millisecondsPerStep() ?? onRecord(run.checkpoint),
    train(command, step) {
      if (reporter.state === 'finished')
        throw new Error(`${command}: expected steps left in the budget, got none; call 'extend' first`);
      if (failure && !mended.has(failure.kind))
        throw new Error(
          `${command}: expected a run that can go on, got one that failed (${failure.message}); start a new one`,
        );
      if (failure?.kind === 'data') dataset.retry();
      failure = null;
      go(step);
    },
    pause: () => driver.pause(),
    extend(steps) {
      run.extend(steps);
      if (reporter.state === 'finished') go();
      else reporter.rest(reporter.state);
    },
    probe: (name, model, ask) => driver.between(`${name} ${model}`, () => ask(run)),
    ask: (question) => driver.between(null, async () => question(run)),
    keep(question) {
      const kept = driver.between(null, async () => {
        reporter.later(await run.drain());
        return question(run);
      });
      keeping = kept.catch(() => undefined);
      return kept;
    },
    hold: () => driver.hold(),
    async close() {
      leaving = true;
      await keeping;
      await driver.close();
    },
  };
}
