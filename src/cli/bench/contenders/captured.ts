/** Our captured training step as a contender: recorded once, then replayed, one step a submit; its batch is gathered on the device at every step. */
import type { Dataset } from '../../../data/dataset';
import { inMemory } from '../../../data/in-memory';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { loadModel } from '../../../models/registry';
import { createCapturedTrainer } from '../../../training/captured-trainer';
import { createLearner } from '../../../training/learner';
import { pixelsOf, seed, settingsOf, temperature, type Cell } from '../cells';
import type { Contender, Prepared } from '../contender';
import { pictures } from '../pictures';
import { plain } from './own';

/** The bench's one batch as a data set. */
function datasetOf(cell: Cell): Dataset {
  const pixels = pixelsOf(cell);
  const images = Uint8Array.from(pictures(cell), (x) => 255 * x);
  const training = { first: 0, end: cell.batchSize };
  const none = { first: 0, end: 0 };
  return inMemory({
    name: 'bench',
    width: Math.sqrt(pixels),
    height: Math.sqrt(pixels),
    images,
    labels: new Uint8Array(cell.batchSize),
    split: { training, validation: none, test: none },
  });
}

/** Losses that are given up at once, as nobody reads them; far fewer than the tape holds. */
const UNREAD = 1000;

async function prepare(cell: Cell): Promise<Prepared> {
  const { model: id, batchSize } = cell;
  const learner = createLearner(id, await loadModel(id), settingsOf(cell), pixelsOf(cell), seed);
  const indices = Uint32Array.from({ length: batchSize }, (_, i) => i);
  const trainer = createCapturedTrainer({
    experiment: { ...defaultExperiment(), seed, batchSize },
    dataset: datasetOf(cell),
    order: { indices: () => indices, stepsAnEpoch: 1, pictureNeeded: () => batchSize },
    now: () => performance.now(),
    temperature: () => temperature,
    spent: () => undefined,
  });
  for await (const compiling of trainer.compile([learner], 0)) void compiling;
  let taken = 0;
  let last: number | null = null;
  return {
    step() {
      if (taken % UNREAD === 0) trainer.forgetLosses();
      trainer.train([learner], taken++, 1);
    },
    async settle() {
      const losses = await trainer.readLosses();
      // None are new where nothing was trained since the last time.
      if (losses.length > 0) last = losses[losses.length - 2] + losses[losses.length - 1];
      if (last === null) throw new Error('settle: expected a step before it, got none');
      return last;
    },
  };
}

export const captured: Contender = { open: plain.open, prepare };
