/** Every message between the page and the worker: types only, JSON and typed arrays only. The one door to the engine. */
import type { Audit } from '../experiment/audit';
import type { ExactOptions } from '../experiment/exact';
import type { Experiment, Move } from '../experiment/experiment';
import type { Evaluation, Metrics, Pictures, TestFigures } from '../experiment/measurements';
import type { RefinedOne, RefineHow, RefineOptions, Refining } from '../experiment/refined';
import type { BackendName } from '../gpu/backend-name';
import type { BackendCandidate, BackendReport } from '../gpu/backend-report';
import type { DeviceDescription } from '../gpu/describe-device';
import type { Finding } from '../gpu/finding';
import type { ModelId } from '../models/registry';
import type { ShelvedBest } from '../training/beat';
import type { RunFacts } from '../training/run-file/run-facts';
import type { ProbeGive, ProbeName, ProbeTake } from '../training/probes/registry';
import type { KeptDataset } from './data-protocol';
import type { Measurement, MeasuringCommands } from './measuring-protocol';

export type { BackendCandidate, BackendName, BackendReport, Finding, Measurement };

export type BackendChoice = 'auto' | BackendName;

/** What the device is, and what the self-check found on it. */
export interface DeviceReport extends DeviceDescription {
  readonly backend: BackendReport;
  /** One for each output of each thing checked. */
  readonly findings: readonly Finding[];
  /** Of the self-check. */
  readonly milliseconds: number;
  /** Medians of a training step of all models that are on, read-back included. */
  readonly millisecondsPerStep: { readonly plain: number; readonly captured?: number };
  /** The version of the program. */
  readonly code: string;
}

export type RunState = 'idle' | 'preparing' | 'training' | 'paused' | 'evaluating' | 'finished' | 'failed';

export interface Status {
  readonly state: RunState;
  readonly step: number;
  readonly steps: number;
  /** Over the last seconds of training; 0 until measured. */
  readonly stepsPerSecond: number;
  /** Until the step budget is reached; null until measured. */
  readonly secondsLeft: number | null;
  /** The temperature of the last step by model, null where a model has none. */
  readonly temperature: Readonly<Partial<Record<ModelId, number | null>>>;
  /** True while the hand holds T. */
  readonly temperatureHeld: Readonly<Partial<Record<ModelId, boolean>>>;
}

/** A stage of preparation in words, with bytes where it has any, or programs where it compiles shaders. */
export interface Progress {
  readonly stage: 'backend' | 'data' | 'measuring' | 'ready' | 'shaders';
  readonly text: string;
  readonly loaded?: number;
  readonly total?: number;
}

/** A class, and how many validation pictures are of it. */
export interface ClassCount {
  readonly label: number;
  readonly count: number;
}

/** The data set in hand. */
export interface OpenDataset extends Omit<KeptDataset, 'bytes'> {
  /** The classes that there are among the validation pictures, by label; empty where none of them has one. */
  readonly present: readonly ClassCount[];
  /** To be shown wherever its pictures are; empty of one's own. */
  readonly attribution: string;
  /** term2's lowest value on the validation pictures, nats: the entropy of their grey values, 0 of black and white alone. */
  readonly floor: number;
}

/** An error that the page words differently, and offers a way out of. */
export interface EngineFailure {
  readonly kind:
    | 'data'
    | 'missing-data'
    | 'backend'
    | 'non-finite'
    | 'device-lost'
    | 'memory'
    /** No sign of life for a while; its state is as it was, should it answer. */
    | 'silent'
    | 'internal';
  readonly message: string;
  /** What the way out is called: 'Try again', 'Restart from step 1,500'. */
  readonly remedy: string;
}

/** L of a model where it was measured, nats: the best by validation, the test's, and the true bound of an audit. */
export interface MeasuredL {
  readonly validated: number | null;
  readonly test: number | null;
  readonly bound: number | null;
}

/** The digest of a run's parameters at a step (definition 21); null where the page has no sha256. */
export interface StepDigest {
  readonly step: number;
  readonly digest: string | null;
}

/** What its owner says of a run. */
export type SaidOfRun = Pick<RunFacts, 'name' | 'link' | 'parent'>;

/** A run as a file (definition 20), and what a list says of it. */
export interface KeptFile {
  readonly file: Uint8Array;
  readonly step: number;
  readonly budget: number;
  /** Of its training steps. */
  readonly seconds: number;
  /** Null where the page has no sha256. */
  readonly digest: string | null;
  readonly L: Readonly<Partial<Record<ModelId, MeasuredL>>>;
  /** Bests that are listed without their parameters (definition 7). */
  readonly dropped: number;
  /** Of reading all numbers from the device and writing the file: training stood still meanwhile. */
  readonly milliseconds: number;
}

/** What a run file holds, besides its parameters. */
export interface SeenRun {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly step: number;
  readonly budget: number;
  /** sha256 of the parameters that a run going on from it began from; null for initial weights (definition 20). */
  readonly start: string | null;
  /** Of the parameters in it; `facts` has that of a view file's run before they were rounded. Null where none was computed. */
  readonly digest: string | null;
  readonly facts: RunFacts;
  /** Of its training steps. */
  readonly seconds: number;
  readonly L: KeptFile['L'];
  readonly dropped: number;
}

/** What a model of a run has measured, complete. */
export interface SeenHistory {
  readonly curve: Omit<Metrics, 'model'>;
  readonly evaluations: readonly Evaluation[];
  readonly test: TestFigures | null;
  readonly audit: Audit | null;
}

/** A run beside the run in hand, of every model that was measured. */
export interface RunBeside extends SeenRun {
  readonly history: Readonly<Partial<Record<ModelId, SeenHistory>>>;
}

/** A model of a run beside, by its key; null is the run in hand. */
export interface ModelOfRun {
  readonly run: string | null;
  readonly model: ModelId;
}

/** Which validation pictures, and in what order. 'each' goes through the classes that there are in turn; 'worst' and 'best' go by term2 at the model's last evaluation. */
export type DigitChoice =
  | { readonly kind: 'order' | 'each' }
  | { readonly kind: 'class'; readonly label: number }
  | { readonly kind: 'worst' | 'best'; readonly model: ModelId };

/** Nats, and the step of the evaluation that measured them. */
export interface MeasuredTerm2 {
  readonly step: number;
  readonly term2: Float32Array;
}

/** The commands that are probes: each is a file of training/probes/, where it says what it takes and gives. */
type ProbeCommands = {
  [K in ProbeName]: { take: ProbeTake<K>; give: ProbeGive<K> };
};

/** A command: what it takes and what it answers. The engine's handlers are checked against this table. */
export interface Commands extends ProbeCommands, MeasuringCommands {
  /** Chooses a backend (measuring real steps where it has a choice) and reads the first pictures. Answers when training can start. */
  open: {
    /** Ends the run in hand. `experiment` is what is measured with; unset, the default one. */
    take: { backend: BackendChoice; threads?: number; experiment?: Experiment };
    give: BackendReport;
  };
  /**
   * Looks whether a run of it could begin, and changes nothing: rejects in words where its nets cannot be. `missing` says in words that
   * its pictures are not on this device, and where the way out is; null where they are.
   */
  check: { take: { experiment: Experiment }; give: { readonly missing: string | null } };
  /**
   * Begins a run; answers at once, before the first step. `paused` leaves it where it begins. With `from`, a run file, it goes on from
   * there with the experiment and the moves of the file, and says again what the file has measured. From a view file (definition 20) its
   * optimiser begins anew, which is said in a notice.
   *
   * With `branch` it is a branch (definition 23) of the run in hand, or of that of the file: it goes on from the newest full snapshot of
   * the same experiment and the same moves up to there, else from step 0. It trains to `to`, where the old run was, and then on;
   * `paused` rests there. `budget` is the old run's.
   *
   * Once it is at step `digestAt`, the event `digest` says its digest there; one that begins past it has none to say.
   */
  start: {
    take: {
      experiment: Experiment;
      moves: readonly Move[];
      paused?: boolean;
      from?: Uint8Array;
      branch?: { readonly to: number; readonly budget: number };
      digestAt?: number;
    };
    /** `start` as of a file (definition 20): it began from a view file's parameters. `step` is where it goes on from, 0 for none. */
    give: { notices: readonly string[]; start: string | null; step: number };
  };
  /**
   * From which steps a branch of the run in hand can go on, besides 0 and its present one, and how long a step takes; null until
   * measured. `looked` are the evaluations that probes can be asked `at`.
   */
  snapshots: {
    take: null;
    give: {
      readonly steps: readonly number[];
      readonly looked: readonly number[];
      readonly millisecondsPerStep: number | null;
    };
  };
  pause: { take: null; give: null };
  resume: { take: null; give: null };
  /** Trains that many steps, then pauses. */
  step: { take: { count: number }; give: null };
  /** More steps after the budget; never changes T(t). */
  extend: { take: { steps: number }; give: null };
  /** A hand's change of a live field; answers the move as the run will take it, and what was clamped. */
  move: {
    take: { field: string; value: number | boolean | null };
    give: { move: Move | null; notices: readonly string[] };
  };
  /**
   * Leaves the page a core from the next step on, or takes all again (definition 18): changes no bit, holds for runs to come too, and is
   * nothing to a backend without threads. Answers how many threads compute now.
   */
  spareCore: { take: { spare: boolean }; give: { readonly threads: number } };
  /**
   * Validation pictures by index, with their labels; here and in probes a negative index is the picture drawn by hand, which has none.
   * Test pictures, of which none is drawn by hand, where `from` says so.
   */
  pictures: {
    take: { indices: readonly number[]; from?: ExactOptions['from'] };
    give: Pictures & { readonly labels: Uint8Array };
  };
  /** Takes a picture drawn by hand, [height * width] bytes: from now on every negative index means it, in this and in later runs. */
  draw: { take: { pixels: Uint8Array }; give: null };
  /** The training pictures nearest to one, the nearest first; of those that are in. */
  nearest: {
    take: { index: number; count: number };
    give: Pictures & {
      readonly labels: Uint8Array;
      /** Euclidean, of grey values in [0, 1]. */
      readonly distances: Float32Array;
      /** Training pictures compared with. */
      readonly compared: number;
    };
  };
  /** A part of a choice of validation pictures. `evaluated` is their term2 in a choice by term2; null, with no pictures, before the model's first evaluation. */
  digits: {
    take: { choice: DigitChoice; offset: number; count: number };
    give: Pictures & {
      readonly indices: readonly number[];
      readonly labels: Uint8Array;
      /** Pictures in the whole choice. */
      readonly total: number;
      readonly evaluated: MeasuredTerm2 | null;
    };
  };
  /** term2 of one validation picture at the model's last evaluation, or at the one that a probe is asked `at`; null before it. `of` as in a probe. */
  term2: {
    take: { model: ModelId; index: number; at?: number; of?: string };
    give: { readonly step: number; readonly term2: number } | null;
  };
  /** The best parameters by validation of a model as a safetensors file; null before its first evaluation. */
  parameters: { take: { model: ModelId }; give: Uint8Array | null };
  /** The run in hand as a run file, between two beats; it trains on. What is said of it is written into it. */
  keep: { take: SaidOfRun; give: KeptFile };
  /** Which parameters the run in hand has now; it trains on. */
  digest: { take: null; give: StepDigest };
  /** Looks into a run file and changes nothing; rejects in words where it is none. */
  readRun: { take: { file: Uint8Array }; give: SeenRun };
  /**
   * Opens a run file beside the run in hand, to be compared with it: replaces what had the key; at most six, else rejects in words.
   * Trains nothing and changes nothing of the run in hand. Probes `of` it answer from the parameters at the file's step, with the
   * moves up to there. Only on the data set that it was trained on: on another they reject in words. A worker that is started again
   * has none.
   */
  beside: { take: { key: string; file: Uint8Array }; give: RunBeside };
  /** Forgets it and frees what it has on the device; nothing where there is none. */
  letGo: { take: { key: string }; give: null };
  /**
   * L of one model minus L of another, at their evaluation T, on the same first validation pictures (1,000, or all if there are fewer)
   * with the same evaluation noise: that of the smaller of both seeds (definition 6). Nats a picture; `error` is that of the mean
   * of the differences. The run in hand trains on meanwhile: it is compared as it was when it was asked, at the step that is answered.
   */
  differenceOfL: {
    take: { one: ModelOfRun; other: ModelOfRun; pictures?: number };
    give: {
      readonly mean: number;
      readonly error: number;
      readonly pictures: number;
      readonly oneL: number;
      readonly otherL: number;
      readonly oneStep: number;
      readonly otherStep: number;
    };
  };
  /** The run so far in the command line's JSON format (definition 15), as text. */
  record: { take: null; give: string };
  /**
   * Refines q of the picture of that index (definition 26), at the present parameters. The run stands still meanwhile, so that what is
   * answered is of the step in hand, and goes on as if nothing had been; one at a time. Rejects with Stopped where it was stopped.
   */
  refine: { take: Omit<RefineOptions, keyof RefineHow> & Partial<RefineHow>; give: RefinedOne };
  /** Stops the refining under way, if there is one. */
  stopRefine: { take: null; give: null };
  /** Checks what the device computes and times steps on it, between two beats of the run in hand, which it does not change. */
  checkDevice: { take: null; give: DeviceReport };
}

export type CommandName = keyof Commands;

/** Those that can be asked of the run as it was. */
export type PastCommand = ProbeName | 'term2';

/** Things the engine says unasked. */
export interface Events {
  status: Status;
  /** Another data set than before is in hand. */
  dataset: OpenDataset;
  progress: Progress;
  metrics: Metrics;
  evaluation: Evaluation;
  test: TestFigures;
  /** The run is at the step whose digest it was asked for at its start. */
  digest: StepDigest;
  /** Moves that the run took, each at its step. */
  moved: readonly Move[];
  /** The run went back to an earlier step; what was measured after it is void, and these are its moves. */
  rewound: { readonly step: number; readonly moves: readonly Move[] };
  notice: { readonly text: string };
  /** A best that the run no longer holds in memory, with its parameters as a safetensors file. */
  shelved: ShelvedBest;
  /** What `checkDevice` is about to do, of how much. */
  checking: { readonly text: string; readonly done: number; readonly total: number };
  /** How much of a long measurement is done, of how much. */
  measuring: {
    readonly command: Measurement;
    readonly model: ModelId;
    readonly done: number;
    readonly total: number;
  };
  /** How far a refining is, at most about 10 times a second. */
  refining: Refining;
  failure: EngineFailure;
}

export type EventName = keyof Events;
export type EngineEvent = { [K in EventName]: { readonly event: K; readonly data: Events[K] } }[EventName];

export type Request = {
  [K in CommandName]: { readonly id: number; readonly command: K; readonly take: Commands[K]['take'] };
}[CommandName];
export type Reply =
  | { readonly id: number; readonly give: Commands[CommandName]['give'] }
  | {
      readonly id: number;
      readonly error: string;
      /** True of a probe that a newer one overtook: nothing went wrong. */
      readonly superseded?: boolean;
      /** True of a measurement that was stopped. */
      readonly stopped?: boolean;
    };

/** A question that any living worker answers, whatever it does, and its answer; also said unasked in long work. */
export type Ping = { readonly ping: true };
export type Pong = { readonly pong: true };

/** What the page holds: calls that answer with promises, and a stream of events. The real client and the fake both are one. */
export interface EngineClient {
  call<K extends CommandName>(command: K, take: Commands[K]['take']): Promise<Commands[K]['give']>;
  on(listener: (event: EngineEvent) => void): () => void;
  close(): void;
}
