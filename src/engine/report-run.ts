/** Turns a run's beats into the events of the protocol, at a rate a page can take. Decides nothing. */
import type { Move } from '../experiment/experiment';
import { modelIds } from '../models/registry';
import type { Beat } from '../training/beat';
import type { Run } from '../training/run-contract';
import { createMetricsBuffer } from './metrics-buffer';
import { createPace } from './pace';
import type { EngineEvent, RunState } from './protocol';

/** Milliseconds between two statuses while nothing but the step changes. */
const statusInterval = 200;
/** And between two tellings of moves: a link may bring one for every step. */
const movedInterval = 200;

interface RunReporter {
  beat(beat: Beat, milliseconds: number): void;
  /** A beat that is no news by itself: it is told with the next. */
  later(beat: Beat): void;
  /** A new state, with all metrics up to it. */
  rest(state: RunState): void;
  readonly state: RunState;
  /** With its share of evaluation; null until measured. */
  millisecondsPerStep(): number | null;
}

export function reportRun(
  run: Run,
  initial: RunState,
  now: () => number,
  emit: (event: EngineEvent) => void,
): RunReporter {
  const metrics = createMetricsBuffer();
  const pace = createPace();
  let state = initial;
  let lastStatus = -Infinity;
  let lastStep = run.step;
  let moved: Move[] = [];
  let lastMoved = -Infinity;

  function tellMoves(): void {
    if (moved.length === 0) return;
    lastMoved = now();
    emit({ event: 'moved', data: moved });
    moved = [];
  }

  function status(): void {
    lastStatus = now();
    const temperatures = modelIds.map((model) => [model, run.temperature(model)] as const);
    emit({
      event: 'status',
      data: {
        state,
        step: run.step,
        steps: run.budget,
        stepsPerSecond: pace.stepsPerSecond(),
        secondsLeft: pace.secondsFor(Math.max(0, run.budget - run.step)),
        temperature: Object.fromEntries(temperatures.map(([model, { value }]) => [model, value])),
        temperatureHeld: Object.fromEntries(temperatures.map(([model, { held }]) => [model, held])),
      },
    });
  }

  function flush(at: number): void {
    for (const data of metrics.take(at)) emit({ event: 'metrics', data });
  }

  function enter(next: RunState): void {
    const changed = next !== state;
    state = next;
    if (changed || now() - lastStatus >= statusInterval) status();
  }

  /** What the beat says; answers whether its time went into evaluation. */
  function say(beat: Beat): boolean {
    switch (beat.kind) {
      case 'metrics':
        metrics.add(beat.metrics);
        return false;
      case 'moved':
        moved.push(...beat.moves);
        return false;
      case 'evaluation':
        for (const data of beat.evaluations) emit({ event: 'evaluation', data });
        return true;
      case 'test':
        for (const data of beat.figures) emit({ event: 'test', data });
        return true;
      case 'compiling': {
        const { compiled: loaded, programs: total } = beat;
        const data = { stage: 'shaders', text: 'Compiling shaders', loaded, total } as const;
        emit({ event: 'progress', data });
        return false;
      }
      case 'evaluating':
        return true;
      case 'shelved':
        emit({ event: 'shelved', data: beat.best });
        return true;
      case 'step':
        return false;
    }
  }

  function rest(next: RunState): void {
    // What a run that failed has gone back over is taken, and told, again.
    if (next === 'failed') moved = moved.filter(({ step }) => step < run.step);
    tellMoves();
    flush(Infinity);
    state = next;
    status();
  }

  return {
    get state() {
      return state;
    },
    beat(beat, milliseconds) {
      const evaluated = say(beat);
      if (evaluated) pace.evaluated(milliseconds);
      else pace.trained(Math.max(0, run.step - lastStep), milliseconds);
      lastStep = run.step;
      // A beat that was under way when the hand paused does not set the run going again.
      if (state === 'training' || state === 'evaluating') {
        if (now() - lastMoved >= movedInterval) tellMoves();
        enter(evaluated ? 'evaluating' : 'training');
        flush(now());
      } else rest(state);
    },
    later: (beat) => void say(beat),
    rest,
    millisecondsPerStep() {
      const seconds = pace.secondsFor(1);
      return seconds === null ? null : 1000 * seconds;
    },
  };
}
