/** What choose-backend may do, done to the real device: the only file of the engine, beside the platforms, that reaches tensors. */
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Experiment } from '../experiment/experiment';
import { activate, deactivate } from '../gpu/backends';
import { withDeviceErrors } from '../gpu/device-errors';
import { selfCheck } from '../gpu/self-check';
import { setCapturing } from '../training/captured-trainer';
import { checkCaptured } from '../training/check-captured';
import { checkSteps } from '../training/check-steps';
import { measureSteps } from '../training/measure';
import type { BackendTools } from './backend-trials';
import type { EngineEvent } from './protocol';

/** Enough for a median that a collection of garbage does not move. */
const measuredSteps = 7;
/** A budget that ends, and is evaluated, long after the measured steps; the time of a step does not depend on it. */
const budget = 1000;

export interface Device {
  readonly emit: (event: EngineEvent) => void;
  readonly dataset: Dataset;
  readonly experiment: Experiment | undefined;
  readonly wasmFiles?: Readonly<Record<string, string>>;
  readonly cores: number;
  readonly isolated: boolean;
}

export function deviceTools(device: Device): BackendTools {
  const { emit, dataset, wasmFiles, cores, isolated } = device;
  const experiment = { ...(device.experiment ?? defaultExperiment()), steps: budget };
  return {
    activate(name, { captures, ...options }) {
      setCapturing(captures);
      return activate(name, { ...options, wasmFiles });
    },
    deactivate,
    selfCheck: async () => [...(await selfCheck()), ...(await checkSteps()), ...(await checkCaptured())],
    measure: () => withDeviceErrors(() => measureSteps(experiment, dataset, measuredSteps)),
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
