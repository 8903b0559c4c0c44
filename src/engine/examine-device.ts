/** An examination of the backend at work on demand: what it is, whether it computes right, how long its steps take. Runs beside a run and changes nothing of it. */
import type { Dataset } from '../data/dataset';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Experiment } from '../experiment/experiment';
import { describeDevice } from '../gpu/describe-device';
import { withDeviceErrors } from '../gpu/device-errors';
import { onAllThreads } from '../gpu/heap/thread-limit';
import { canCapture, createCapturedTrainer } from '../training/captured-trainer';
import { checkAll } from '../training/check-all';
import { measureSteps } from '../training/measure';
import { createPlainTrainer } from '../training/plain-trainer';
import type { Platform } from './platform';

/** Milliseconds after which fewer steps are measured. */
const patience = 8_000;

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
  const findings = await checkAll(heard);
  const milliseconds = performance.now() - start;
  const captures = canCapture(dataset);
  const timed = (trainer: typeof createPlainTrainer, done: number) => {
    onProgress({ text: 'Timing training steps', done, total: captures ? 2 : 1 });
    return onAllThreads(() =>
      withDeviceErrors(() => measureSteps(experiment, dataset, { patience, trainer })),
    );
  };
  const plain = await timed(createPlainTrainer, 0);
  const steps = captures ? { plain, captured: await timed(createCapturedTrainer, 1) } : { plain };
  return { ...description, findings, milliseconds, millisecondsPerStep: steps };
};
