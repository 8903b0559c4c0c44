import { beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../experiment/read-recording';
import { activate } from '../gpu/backends';
import { specOf } from '../models/registry';
import { createRun } from '../training/run';
import { curveOf, tiny, tinyExperiment, tinyModels } from '../training/testing/tiny-run';
import { recordRun, type RecordTake } from './record-run';
import { recordingText } from './recording-text';

const frames = [0, 1, 3, 8];
const take = (change: Partial<RecordTake> = {}): RecordTake => ({
  experiment: tinyExperiment(),
  dataset: tiny,
  frames,
  figureSteps: [0, 3, 8],
  digits: 4,
  samples: 3,
  positions: 5,
  points: 8,
  onFrame: () => undefined,
  ...change,
});
const head = {
  code: 'coarse-grain test',
  backend: { name: 'cpu', threads: 1, plan: 'none' },
  dataset: { name: 'tiny', sha256: 'tiny' },
  experiment: take().experiment,
  frames,
};

beforeAll(async () => void (await activate('cpu', { threads: 1 })));

describe('recordRun', () => {
  it("keeps a run's own pictures and losses at its steps, and stops at the last", async () => {
    const seen: number[] = [];
    // The test pictures are for the end of a run, which a recording does not reach.
    const until = (count: number) =>
      count > tiny.split.training.end
        ? Promise.reject(new Error('asked for test pictures'))
        : Promise.resolve();
    const dataset = { ...tiny, until };
    const recorded = await recordRun(take({ dataset, onFrame: (step) => seen.push(step) }));
    expect(seen).toEqual(frames);

    const run = await createRun({ experiment: take().experiment, moves: [], dataset: tiny });
    const start = await run.probe('reconstruct', { model: 'gauss', indices: [0, 1, 2, 3] });
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 8) break;
    await run.drain();
    const end = await run.probe('reconstruct', { model: 'gauss', indices: [0, 1, 2, 3] });
    const curve = curveOf(run, 'gauss');
    run.dispose();

    const { pictures, term1, term2 } = recorded.models.gauss!;
    expect(pictures).toHaveLength(frames.length);
    expect(pictures[0]).toEqual(start);
    expect(pictures.at(-1)).toEqual(end);
    expect([...end.pixels]).not.toEqual([...start.pixels]);
    // Few enough steps that nearly every one is a point of its own.
    expect(recorded.curve.slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(term1.slice(0, 4).map(Math.fround)).toEqual(curve.term1.slice(0, 4).map(Math.fround));
    expect(term2.slice(0, 4).map(Math.fround)).toEqual(curve.term2.slice(0, 4).map(Math.fround));
  });

  it('keeps what the probes answer of each model, and traverses the dimension of largest KL at the end', async () => {
    const recorded = await recordRun(take());
    const run = await createRun({ experiment: take().experiment, moves: [], dataset: tiny });
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 8) break;
    for (const model of tinyModels) {
      const { posteriors, samples, traversal, term2 } = recorded.models[model]!.figures!;
      const own = await run.probe('posteriors', { model, count: 4 });
      expect(posteriors).toHaveLength(frames.length);
      expect(own).toMatchObject(posteriors.at(-1)!);
      expect([samples, traversal.taken].map((sets) => sets.map(({ step }) => step))).toEqual([
        [0, 3, 8],
        [0, 3, 8],
      ]);
      expect(await run.probe('sample', { model, count: 3 })).toMatchObject(samples.at(-1)!);

      const size = own.heads.length / 4;
      const kl = [0, 1, 2].map((j) => {
        const of = (i: number) => ({ head: own.heads.slice(i * size, (i + 1) * size), prior: own.prior });
        const all = [0, 1, 2, 3].map((i) => specOf(model).klOfDimension(of(i), j, own.settings));
        return all.reduce((sum, one) => sum + one, 0);
      });
      const { dimension } = traversal;
      expect(Math.max(...kl)).toBeCloseTo(kl[dimension], 9);
      const along = await run.probe('traverse', { model, index: 0, dimension, count: 5 });
      expect(along).toMatchObject(traversal.taken.at(-1)!);
      expect(term2).toEqual([]);
    }
    run.dispose();
  });

  it('traverses the dimension that it is told', async () => {
    const free = await recordRun(take());
    const other = (free.models.gauss!.figures!.traversal.dimension + 1) % 3;
    const told = await recordRun(take({ dimensions: { gauss: other } }));
    expect(told.models.gauss!.figures!.traversal.dimension).toBe(other);
    const [now, then] = [told, free].map(
      ({ models }) => models.gauss!.figures!.traversal.taken.at(-1)!.pixels,
    );
    expect([...now]).not.toEqual([...then]);
  });

  it("keeps the digits' own term2 of an evaluation that is due at the last step", async () => {
    const evaluated = {
      experiment: tinyExperiment({}, { steps: 600 }, ['gauss']),
      frames: [0, 500],
      figureSteps: [0],
    };
    const recorded = await recordRun(take(evaluated));
    const run = await createRun({ experiment: evaluated.experiment, moves: [], dataset: tiny });
    for await (const beat of run.train()) if (beat.kind === 'evaluation') break;
    const { step, term2 } = run.validationTerm2('gauss')!;
    run.dispose();
    expect(step).toBe(500);
    expect(recorded.models.gauss!.figures!.term2).toEqual([{ step, values: [...term2.subarray(0, 4)] }]);
  });

  it('makes the same bytes again, which say what they are of', async () => {
    const text = async () => recordingText({ ...head, ...(await recordRun(take())) });
    const first = await text();
    expect(await text()).toBe(first);
    const read = await readRecording(first);
    expect(read).toMatchObject(head);
    expect(Object.keys(read.models)).toEqual(tinyModels);
  });

  it('refuses a frame after the budget', async () => {
    await expect(recordRun(take({ frames: [0, 31] }))).rejects.toThrow(
      'record: expected frames up to step 30, got one at 31',
    );
  });
});
