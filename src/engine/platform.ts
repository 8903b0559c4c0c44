/** What the engine needs of where it runs: a browser's worker, Node, or a test. Types only. */
import type { Dataset } from '../data/dataset';
import type { Experiment, Move } from '../experiment/experiment';
import type { KeptRun } from '../training/kept-run';
import type { PastRun, PastTake } from '../training/past-run';
import type { Run } from '../training/run-contract';
import type { RunFacts } from '../training/run-file/run-facts';
import type {
  BackendChoice,
  BackendReport,
  DeviceReport,
  EngineEvent,
  Events,
  Progress,
  SaidOfRun,
} from './protocol';

/** The format of run files (definition 20). */
export interface RunFiles {
  write(
    kept: KeptRun,
    at: { readonly dataset: Dataset; readonly backend: BackendReport; readonly said: SaidOfRun },
  ): Promise<{ readonly file: Uint8Array; readonly digest: string | null }>;
  /** Of the parameters alone (definition 21). */
  digest(kept: KeptRun): Promise<string | null>;
  /** Rejects in words for what is none. */
  read(file: Uint8Array): Promise<{ readonly kept: KeptRun; readonly facts: RunFacts }>;
}

export interface Platform {
  emit(event: EngineEvent): void;
  /** Rejects with NoBackend where none works. Measures with `experiment`, or with the default one. */
  chooseBackend(
    choice: BackendChoice,
    threads: number | undefined,
    dataset: Dataset,
    experiment?: Experiment,
  ): Promise<BackendReport>;
  /** Examines the backend at work, with `experiment`'s settings or the default ones; leaves no trace on it. */
  examineDevice(
    dataset: Dataset,
    experiment: Experiment | undefined,
    onProgress: (progress: Events['checking']) => void,
  ): Promise<Omit<DeviceReport, 'backend' | 'code'>>;
  /** Leaves a core to the page from the next kernel on, or takes all again (definition 18); answers how many threads compute now. */
  spareCore(spare: boolean): number;
  /** Resolves when the first chunk is in; rejects with a DataError, with MissingDataset where the pictures are not on this device. */
  openDataset(name: string, onProgress: (progress: Progress) => void): Promise<Dataset>;
  createRun(take: {
    experiment: Experiment;
    moves: readonly Move[];
    dataset: Dataset;
    from?: KeptRun;
  }): Promise<Run>;
  /** Answers probes of a run as it was. */
  createPastRun(take: PastTake): PastRun;
  readonly runFiles: RunFiles;
  /** Milliseconds of a steady clock. */
  now(): number;
  /** A macrotask, so that commands overtake training. */
  breathe(): Promise<void>;
  /** The version of the program, for records. */
  readonly code: string;
}
