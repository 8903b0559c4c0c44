/** An engine under test: a made-up run on a clock that only training moves, and everything that happened to it. */
import { createEngine } from '../engine';
import { smallExperiment } from './small-experiment';
import type { Platform } from '../platform';
import type { BackendReport, EngineEvent, EventName, Events } from '../protocol';
import { examineSyntheticDevice } from './synthetic-device';
import { syntheticDataset } from './synthetic-pictures';
import { syntheticRunFiles } from './synthetic-run-files';
import { createSyntheticPast } from './synthetic-past';
import { createSyntheticRun, type SyntheticRun } from './synthetic-run';

const report: BackendReport = {
  name: 'wasm',
  reason: 'the test',
  threads: 1,
  software: false,
  device: '',
  plan: 'none',
  candidates: [],
};

interface Bench {
  /** Milliseconds of the bench's clock for a step. */
  stepTime?: number;
  beforeStep?: (step: number, rewound: number) => void | Promise<void>;
}

/** An engine on a clock that only training moves, with everything that happened to it. */
export function bench({ stepTime = 10, beforeStep }: Bench = {}) {
  const events: EngineEvent[] = [];
  const runs: SyntheticRun[] = [];
  const dataset = { ...syntheticDataset('mnist'), retried: 0, retry: () => void dataset.retried++ };
  const bench = { clock: 0, breaths: 0, spared: [] as boolean[] };
  const platform: Platform = {
    emit: (event) => void events.push(event),
    chooseBackend: async () => report,
    examineDevice: examineSyntheticDevice,
    runFiles: syntheticRunFiles,
    spareCore(spare) {
      bench.spared.push(spare);
      return spare ? 3 : 4;
    },
    openDataset: async (name) => (name === 'mnist' ? dataset : syntheticDataset(name)),
    async createRun(take) {
      const run = createSyntheticRun({
        ...take,
        async beforeStep(step, rewound) {
          await beforeStep?.(step, rewound);
          bench.clock += stepTime;
        },
      });
      runs.push(run);
      return run;
    },
    createPastRun: createSyntheticPast,
    now: () => bench.clock,
    async breathe() {
      bench.breaths++;
      await new Promise((resolve) => setImmediate(resolve));
    },
    code: 'test',
  };
  const engine = createEngine(platform);
  const call: typeof engine.handle = (command, take) => engine.handle(command, take);
  const of = <K extends EventName>(name: K) =>
    events.filter(({ event }) => event === name).map(({ data }) => data as Events[K]);
  const status = () => of('status').at(-1)!;
  const until = async (condition: () => boolean) => {
    for (let i = 0; !condition(); i++) {
      if (i > 20_000) throw new Error(`expected the condition in time, got ${JSON.stringify(status())}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    platform,
    dataset,
    runs,
    events,
    call,
    of,
    status,
    until,
    bench,
    inState: (state: string) => until(() => status().state === state),
    open: () => call('open', { backend: 'auto' }),
    start: (steps: number, paused = false) =>
      call('start', { experiment: smallExperiment(steps), moves: [], paused }),
  };
}

/** A step that lasts until it is let go. */
export function gate() {
  let release: () => void = () => undefined;
  let entered = 0;
  return {
    pass: () => {
      entered++;
      return new Promise<void>((resolve) => (release = resolve));
    },
    release: () => release(),
    entered: () => entered,
  };
}
