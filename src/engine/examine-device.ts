/** An examination of the backend at work on demand: what it is, whether it computes right, how long its steps take. Runs beside a run and changes nothing of it. */
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Experiment } from '../experiment/experiment';
import { describeDevice } from '../gpu/describe-device';
import { withDeviceErrors } from '../gpu/device-errors';
import { selfCheck } from '../gpu/self-check';
import { measureSteps } from '../training/measure';
import type { Platform } from './platform';

/** Enough for a median that a collection of garbage does not move; fewer where they take long. */
const measuredSteps = 7;
const patience = 8_000;
/** A budget whose evaluation is long after the measured steps. */
const budget = 1000;

export const examineDevice: Platform['examineDevice'] = async (
  dataset: Dataset,
  experiment: Experiment = defaultExperiment(),
  onProgress,
) => {
  // Before the check makes buffers of its own.
  const description = describeDevice();
  const start = performance.now();
  const findings = await selfCheck((name, done, total) =>
    onProgress({ text: `Checking ${name}`, done, total: total + 1 }),
  );
  const milliseconds = performance.now() - start;
  onProgress({ text: 'Timing training steps', done: 1, total: 2 });
  const measured = { ...experiment, steps: budget };
  const plain = await withDeviceErrors(() => measureSteps(measured, dataset, measuredSteps, patience));
  return { ...description, findings, milliseconds, millisecondsPerStep: { plain } };
};
