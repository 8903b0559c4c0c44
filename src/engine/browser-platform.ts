/** The browser's half of the engine: its clock, its files, its backends. Runs in the worker. */
import noSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { dataAddress, fetchFrom } from '../data/fetch-file';
import { openDataset } from '../data/load';
import { runFields } from '../experiment/experiment';
import { onDeviceFailure } from '../gpu/webgpu-adapter';
import { createRun } from '../training/run';
import { codeVersion } from './code-version';
import { deviceTools } from './device-tools';
import { examineDevice } from './examine-device';
import { failureOfDevice } from './failures';
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
