/** An examination of the backend at work on demand: what it is, whether it computes right, how long its steps take. Runs beside a run and changes nothing of it. */
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Experiment } from '../experiment/experiment';
import { describeDevice } from '../gpu/describe-device';
import { withDeviceErrors } from '../gpu/device-errors';
import { selfCheck } from '../gpu/self-check';
import { canCapture, createCapturedTrainer } from '../training/captured-trainer';
import { checkCaptured } from '../training/check-captured';
import { checkSteps } from '../training/check-steps';
import { measureSteps } from '../training/measure';
import { createPlainTrainer } from '../training/plain-trainer';
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
  const heard = (name: string, done: number, total: number) =>
    onProgress({ text: `Checking ${name}`, done, total });
  const findings = [
    ...(await selfCheck(heard)),
    ...(await checkSteps(heard)),
    ...(await checkCaptured(heard)),
  ];
  const milliseconds = performance.now() - start;
  const captures = canCapture(dataset);
  const measured = { ...experiment, steps: budget };
  const timed = (trainer: typeof createPlainTrainer, done: number) => {
    onProgress({ text: 'Timing training steps', done, total: captures ? 2 : 1 });
    return withDeviceErrors(() => measureSteps(measured, dataset, measuredSteps, { patience, trainer }));
  };
  const plain = await timed(createPlainTrainer, 0);
  const steps = captures ? { plain, captured: await timed(createCapturedTrainer, 1) } : { plain };
  return { ...description, findings, milliseconds, millisecondsPerStep: steps };
};
