/** What choose-backend may do, done to the real device. What a trial means is decided in choose-backend. */
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Experiment } from '../experiment/experiment';
import { activate, deactivate } from '../gpu/backends';
import { withDeviceErrors } from '../gpu/device-errors';
import { onAllThreads } from '../gpu/heap/thread-limit';
import { setCapturing } from '../training/captured-trainer';
import { checkAll } from '../training/check-all';
import { measureSteps } from '../training/measure';
import type { BackendTools } from './backend-trials';
import type { EngineEvent } from './protocol';

interface Device {
  readonly emit: (event: EngineEvent) => void;
  readonly dataset: Dataset;
  readonly experiment: Experiment | undefined;
  readonly wasmFiles?: Readonly<Record<string, string>>;
  readonly cores: number;
  readonly isolated: boolean;
}

export function deviceTools(device: Device): BackendTools {
  const { emit, dataset, wasmFiles, cores, isolated } = device;
  const experiment = device.experiment ?? defaultExperiment();
  return {
    activate(name, { captures, ...options }) {
      setCapturing(captures);
      return activate(name, { ...options, wasmFiles });
    },
    deactivate,
    selfCheck: () => checkAll(),
    measure: () => onAllThreads(() => withDeviceErrors(() => measureSteps(experiment, dataset))),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    say: (stage, text) => emit({ event: 'progress', data: { stage, text } }),
    cores,
    isolated,
  };
}
