/** Node's half of the engine for the command line: its clock, its disk, its backends. */
import { availableParallelism } from 'node:os';
import { openDataset } from '../data/load';
import { chooseBackend } from '../engine/choose-backend';
import { codeVersion } from '../engine/code-version';
import { deviceTools } from '../engine/device-tools';
import { examineDevice } from '../engine/examine-device';
import type { Platform } from '../engine/platform';
import type { EngineEvent } from '../engine/protocol';
import { createRun } from '../training/run';
import { readFrom } from './read-file';

export interface NodePlatformOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly dataset: string;
  /** Folder of the packed data sets; null for this checkout's. */
  readonly data: string | null;
}

export function createNodePlatform({ emit, dataset: name, data }: NodePlatformOptions): Platform {
  return {
    emit,
    chooseBackend: (choice, threads, dataset, experiment) =>
      chooseBackend(
        choice,
        // tfjs has threads of wasm in a browser only.
        deviceTools({ emit, dataset, experiment, cores: availableParallelism(), isolated: false }),
        threads,
      ),
    examineDevice,
    openDataset: (onProgress) =>
      openDataset(name, readFrom(data ?? undefined), (progress) =>
        onProgress({ stage: 'data', ...progress }),
      ),
    createRun,
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    code: codeVersion,
  };
}
