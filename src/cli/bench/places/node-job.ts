/** The fresh Node process: takes one job from its parent, measures it, answers and ends. */
import { measure } from '../measure';
import type { Job } from '../job';
import { placeOf } from './registry';
import { wordsOf } from '../../../schema/words-of';

/** Gives Node a `navigator.gpu`, before anything looks for one. */
async function provideGpu(options: readonly string[]): Promise<void> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', {
    value: { userAgent: `Node.js/${process.version}`, gpu: create([...options]) },
  });
}

async function answer(job: Job): Promise<unknown> {
  try {
    const { dawn } = placeOf(job.place);
    if (dawn) await provideGpu(dawn);
    return { measured: await measure(job) };
  } catch (error) {
    return { problem: wordsOf(error) };
  }
}

process.once('message', (job) => {
  // Dawn keeps a process alive; the answer must be out before it ends.
  void answer(job as Job).then((result) => process.send?.(result, () => process.exit()));
});
