/** The browser's half of the engine: its clock, its files, its backends. Runs in the worker. */
import noSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { dataAddress, fetchFrom } from '../data/fetch-file';
import { openDataset } from '../data/load';
import { indexedStore } from '../data/store/indexed-store';
import { keptDataset } from '../data/store/kept-datasets';
import { isPacked } from '../data/registry';
import { usualTitle } from '../experiment/dataset-name';
import { threadsAtWork } from '../gpu/heap/heap';
import { limitThreads } from '../gpu/heap/thread-limit';
import { onDeviceFailure } from '../gpu/device-failure';
import { createPastRun } from '../training/past-run';
import { createRun } from '../training/run';
import { createBreath } from './breath';
import { codeVersion } from './code-version';
import { deviceTools } from './device-tools';
import { runFilesOf } from './kept-file';
import { examineDevice } from './examine-device';
import { failureOfDevice } from './failures';
import { chooseBackend } from './choose-backend';
import { MissingDataset } from './missing-dataset';
import type { Platform } from './platform';
import type { EngineEvent } from './protocol';

const wasmFiles = {
  'tfjs-backend-wasm.wasm': noSimd,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd,
};

export function createBrowserPlatform(emit: (event: EngineEvent) => void): Platform {
  /** While backends are tried, what a device does wrong fails its trial and no more. */
  let trying = false;
  onDeviceFailure((failure) => {
    if (!trying) emit({ event: 'failure', data: failureOfDevice(failure) });
  });
  return {
    emit,
    async chooseBackend(choice, threads, dataset, experiment) {
      const { hardwareConcurrency: cores } = navigator;
      const isolated = self.crossOriginIsolated;
      const tools = deviceTools({ emit, dataset, experiment, wasmFiles, cores, isolated });
      trying = true;
      try {
        return await chooseBackend(choice, tools, threads);
      } finally {
        trying = false;
      }
    },
    examineDevice,
    spareCore(spare) {
      limitThreads(spare ? Math.max(1, navigator.hardwareConcurrency - 1) : Infinity);
      return threadsAtWork();
    },
    async openDataset(name, onProgress) {
      const address = dataAddress(import.meta.env.BASE_URL, self.location.href);
      if (isPacked(name))
        return openDataset(name, fetchFrom(address), (progress) =>
          onProgress({ stage: 'data', ...progress }),
        );
      onProgress({ stage: 'data', text: `Reading ${usualTitle(name) ?? 'your pictures'} from this device` });
      const kept = await keptDataset(indexedStore(), name);
      if (!kept) throw new MissingDataset(name);
      onProgress({ stage: 'data', text: `${kept.title} is in`, loaded: 1, total: 1 });
      return kept;
    },
    createRun,
    createPastRun,
    runFiles: runFilesOf(codeVersion),
    now: () => performance.now(),
    breathe: createBreath(),
    code: codeVersion,
  };
}
