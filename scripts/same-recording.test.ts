/**
 * The committed recording begins with what a run of today records: losses, pictures and posteriors of its first 20 steps, on wasm.
 *
 * All 1,000 steps take a few minutes: `npm run record`, then compare `public/recording.json` with the committed one. Nothing may
 * differ but fields of the experiment that came after the recording.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { openNamed } from '../src/cli/open-dataset';
import { recordRun } from '../src/cli/record-run';
import { recordingText } from '../src/cli/recording-text';
import { readRecording } from '../src/experiment/read-recording';
import { recordedDigits, type Recording } from '../src/experiment/recording';
import { activate } from '../src/gpu/backends';
import type { ModelId } from '../src/models/registry';

/** A frame of the recording, and early enough that each step up to it is a point of the curves. */
const LAST = 20;

const ids: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
let committed: Recording;
let recorded: Recording;

const figuresOf = ({ models }: Recording, id: ModelId) => models[id]!.figures!;

beforeAll(async () => {
  committed = await readRecording(readFileSync('public/recording.json', 'utf8'));
  const { experiment, code } = committed;
  const { name, threads, plan } = await activate('wasm', { threads: 1 });
  const dataset = await openNamed(experiment.dataset, null, () => undefined);
  const frames = committed.frames.slice(0, committed.frames.indexOf(LAST) + 1);
  const made = await recordRun({
    experiment,
    dataset,
    frames,
    figureSteps: frames.filter((step) =>
      figuresOf(committed, 'gauss').samples.some((one) => one.step === step),
    ),
    digits: recordedDigits,
    samples: figuresOf(committed, 'gauss').samples[0].count,
    positions: figuresOf(committed, 'gauss').traversal.taken[0].count,
    dimensions: Object.fromEntries(ids.map((id) => [id, figuresOf(committed, id).traversal.dimension])),
    points: 1000,
    onFrame: () => undefined,
  });
  const backend = { name, threads, plan };
  const of = { name: dataset.name, sha256: dataset.sha256 };
  // Through the text of a file and back, so that both are rounded alike.
  recorded = await readRecording(recordingText({ code, backend, dataset: of, experiment, frames, ...made }));
});

test('is of the kernels and the data of today', () => {
  expect(recorded.backend).toEqual(committed.backend);
  expect(recorded.dataset).toEqual(committed.dataset);
});

test.each(ids)('%s: losses and pictures are the committed ones', (id) => {
  expect(recorded.frames.at(-1)).toBe(LAST);
  expect(recorded.curve).toEqual(Array.from({ length: LAST }, (_, i) => i + 1));
  expect(committed.curve.slice(0, LAST)).toEqual(recorded.curve);
  const [now, then] = [recorded.models[id]!, committed.models[id]!];
  expect(now.term1).toEqual(then.term1.slice(0, LAST));
  expect(now.term2).toEqual(then.term2.slice(0, LAST));
  now.pictures.forEach(({ pixels }, frame) => {
    const differ = pixels.filter((grey, i) => grey !== then.pictures[frame].pixels[i]).length;
    expect(differ, `pixels of the frame of step ${recorded.frames[frame]}`).toBe(0);
  });
});

test.each(ids)('%s: posteriors, samples and traversals are the committed ones', (id) => {
  const [now, then] = [figuresOf(recorded, id), figuresOf(committed, id)];
  expect(now.posteriors).toHaveLength(recorded.frames.length);
  now.posteriors.forEach((posteriors, frame) => expect(posteriors).toEqual(then.posteriors[frame]));
  expect(now.samples.map(({ step }) => step)).toEqual([0, LAST]);
  expect(now.samples).toEqual(then.samples.slice(0, 2));
  expect(now.traversal).toEqual({ ...then.traversal, taken: then.traversal.taken.slice(0, 2) });
});
