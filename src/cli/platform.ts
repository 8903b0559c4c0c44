/** Node's half of the engine for the command line: its clock, its disk, its backends. */
import { availableParallelism } from 'node:os';
import { chooseBackend } from '../engine/choose-backend';
import { codeVersion } from '../engine/code-version';
import { deviceTools } from '../engine/device-tools';
import { runFilesOf } from '../engine/kept-file';
import { examineDevice } from '../engine/examine-device';
import type { Platform } from '../engine/platform';
import type { EngineEvent } from '../engine/protocol';
import { createPastRun } from '../training/past-run';
import { createRun } from '../training/run';
import { openNamed, openOwn, type DataOptions } from './open-dataset';

interface NodePlatformOptions extends DataOptions {
  readonly emit: (event: EngineEvent) => void;
}

export function createNodePlatform({ emit, data, own }: NodePlatformOptions): Platform {
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
    // One thread computes, and nobody looks at a page.
    spareCore: () => 1,
    openDataset: (name, onProgress) =>
      own === null
        ? openNamed(name, data, (progress) => onProgress({ stage: 'data', ...progress }))
        : openOwn(own),
    createRun,
    createPastRun,
    runFiles: runFilesOf(codeVersion),
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    code: codeVersion,
  };
}
