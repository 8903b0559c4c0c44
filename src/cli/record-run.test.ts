import { beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../experiment/read-recording';
import { activate } from '../gpu/backends';
import { modelIds } from '../models/registry';
import { createRun } from '../training/run';
import { curveOf, tiny, tinyExperiment } from '../training/testing/tiny-run';
import { recordRun, type RecordTake } from './record-run';
import { recordingText } from './recording-text';

const frames = [0, 1, 3, 8];
const take = (change: Partial<RecordTake> = {}): RecordTake => ({
  experiment: tinyExperiment(),
  dataset: tiny,
  frames,
  digits: 4,
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

  it('makes the same bytes again, which say what they are of', async () => {
    const text = async () => recordingText({ ...head, ...(await recordRun(take())) });
    const first = await text();
    expect(await text()).toBe(first);
    const read = await readRecording(first);
    expect(read).toMatchObject(head);
    expect(Object.keys(read.models)).toEqual(modelIds);
  });

  it('refuses a frame after the budget', async () => {
    await expect(recordRun(take({ frames: [0, 31] }))).rejects.toThrow(
      'record: expected frames up to step 30, got one at 31',
    );
  });
});
