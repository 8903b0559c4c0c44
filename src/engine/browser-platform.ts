/** The browser's half of the engine: its clock, its files, its backends. Runs in the worker. */
import noSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { dataAddress, fetchFrom } from '../data/fetch-file';
import { openDataset } from '../data/load';
import { runFields } from '../experiment/experiment';
import { onDeviceLost } from '../gpu/webgpu-adapter';
import { createRun } from '../training/run';
import { codeVersion } from './code-version';
import { deviceTools } from './device-tools';
import { chooseBackend } from './choose-backend';
import type { Platform } from './platform';
import type { EngineEvent } from './protocol';

const wasmFiles = {
  'tfjs-backend-wasm.wasm': noSimd,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd,
};

/** A message to itself: the shortest macrotask of a browser, where timers wait 4 ms and more in a hidden tab. */
function createBreath(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let wake: () => void = () => undefined;
  port1.onmessage = () => wake();
  return () =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
}

export function createBrowserPlatform(emit: (event: EngineEvent) => void): Platform {
  onDeviceLost((reason) =>
    emit({
      event: 'failure',
      data: {
        kind: 'device-lost',
        message: `The graphics device was lost (${reason}); the run on it is gone.`,
        remedy: 'Start the engine again',
      },
    }),
  );
  return {
    emit,
    chooseBackend: (choice, threads, dataset, experiment) =>
      chooseBackend(
        choice,
        deviceTools({
          emit,
          dataset,
          experiment,
          wasmFiles,
          cores: navigator.hardwareConcurrency,
          isolated: self.crossOriginIsolated,
        }),
        threads,
      ),
    openDataset: (onProgress) =>
      openDataset(
        runFields.dataset.default,
        fetchFrom(dataAddress(import.meta.env.BASE_URL, self.location.href)),
        (progress) => onProgress({ stage: 'data', ...progress }),
      ),
    createRun,
    now: () => performance.now(),
    breathe: createBreath(),
    code: codeVersion,
  };
}
