/** The committed recording is small, whole, of the default experiment, and shows what it is there to show: curves that fall, pictures that come nearer to the digits, posteriors that leave their prior. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultExperiment } from '../src/experiment/default-experiment';
import { readFirstDigits, type FirstDigits } from '../src/experiment/first-digits';
import { startSettings } from '../src/experiment/live-settings';
import type { Pictures } from '../src/experiment/measurements';
import { readRecording } from '../src/experiment/read-recording';
import { recordedDigits, type Recording } from '../src/experiment/recording';
import { modelIds, specOf, type ModelId } from '../src/models/registry';
import { stripLength, traversalLength } from '../src/state/probes-store';
import { findPackage, firstDigits } from './pack-mnist.mjs';

const path = 'public/recording.json';
const recorded: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
let recording: Recording;
let digits: FirstDigits;

beforeAll(async () => {
  recording = await readRecording(readFileSync(path, 'utf8'));
  const [images, labels] = ['images-idx3', 'labels-idx1'].map((kind) =>
    readFileSync(join(findPackage(), `train-${kind}-ubyte`)),
  );
  const size = { count: recordedDigits, width: 28, height: 28 };
  digits = readFirstDigits(firstDigits(images, labels, recordedDigits), size);
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean distance of a grey from black or white, whichever is nearer: of noise it is large. */
const greyness = ({ pixels }: Pictures) => mean(Array.from(pixels, (grey) => Math.min(grey, 255 - grey)));

function pictureIn({ pixels, count }: Pictures, i: number): Uint8Array {
  const size = pixels.length / count;
  return pixels.subarray(i * size, (i + 1) * size);
}

/** Mean difference of grey. */
const difference = (a: Uint8Array, b: Uint8Array) => mean(Array.from(a, (grey, i) => Math.abs(grey - b[i])));

/** Mean over the samples of the difference of grey from the nearest digit. */
function fromDigits(samples: Pictures): number {
  const originals = Array.from({ length: recordedDigits }, (_, i) => pictureIn(digits.pictures, i));
  const nearest = Array.from({ length: samples.count }, (_, i) =>
    Math.min(...originals.map((digit) => difference(digit, pictureIn(samples, i)))),
  );
  return mean(nearest);
}

/** KL by dimension of each recorded digit at a frame. */
function klAt(id: ModelId, frame: number): number[][] {
  const { pictures, heads, prior } = recording.models[id]!.figures!.posteriors[frame];
  const { settings } = startSettings(recording.experiment).models[id];
  const size = heads.length / pictures;
  return Array.from({ length: pictures }, (_, i) =>
    specOf(id).klByDimension({ head: heads.subarray(i * size, (i + 1) * size), prior }, settings),
  );
}

/** The same from the digits, of pictures of all of them. */
const distance = (pixels: Uint8Array) => difference(pixels, digits.pictures.pixels);

describe('the committed recording', () => {
  test('is under 300 kB', () => {
    expect(statSync(path).size).toBeLessThan(300_000);
  });

  test('is of the default experiment on wasm, 1,000 steps of every model, on the data of the records', () => {
    const { models, ...run } = recording.experiment;
    const today = defaultExperiment();
    expect({ ...run, models: today.models }).toEqual(today);
    // A model that came later takes no part.
    for (const id of modelIds) expect(models[id]).toEqual({ ...today.models[id], on: recorded.includes(id) });
    expect(recording.backend).toMatchObject({ name: 'wasm', threads: 1 });
    expect([recording.frames[0], recording.frames.at(-1)]).toEqual([0, 1000]);
    expect(readFileSync('docs/guide.md', 'utf8')).toContain(
      'the first 1,000 steps of the default experiment',
    );
    expect(Object.keys(recording.models)).toEqual(recorded);
    const record = JSON.parse(readFileSync('records/mnist-10000/mnist-seed-1.json', 'utf8'));
    expect(recording.dataset).toEqual(record.dataset);
  });

  test.each(recorded)('%s: L falls by more than half, and still falls at the end', (id) => {
    const { term1, term2 } = recording.models[id]!;
    const sum = term1.map((value, i) => value + term2[i]);
    expect(sum.at(-1)!).toBeLessThan(sum[0] / 2);
    expect(mean(sum.slice(-5))).toBeLessThan(mean(sum.slice(-15, -10)));
    expect(sum.every((value) => value > 0)).toBe(true);
  });

  test.each(recorded)('%s: begins with the losses of the same run on record', (id) => {
    const record = JSON.parse(readFileSync('records/mnist-10000/mnist-seed-1.json', 'utf8'));
    const { term1, term2 } = recording.models[id]!;
    expect(term1[0] + term2[0]).toBeCloseTo(
      record.models[id].curve.term1[0] + record.models[id].curve.term2[0],
      0,
    );
  });

  test.each(recorded)('%s: its pictures come nearer to the digits, and none of them is one', (id) => {
    const { pictures } = recording.models[id]!;
    const distances = pictures.map(({ pixels }) => distance(pixels));
    expect(distances.at(-1)!).toBeLessThan(distances[0] / 3);
    expect(distances.at(-1)!).toBeLessThan(distances[distances.length >> 1]);
    expect(Math.min(...distances)).toBeGreaterThan(5);
  });

  test.each(recorded)(
    '%s: each digit has a KL in every dimension, and its sum is about the curve at the end',
    (id) => {
      const frames = recording.frames.map((_, frame) => klAt(id, frame));
      for (const kl of frames.flat(2)) expect(kl).toBeGreaterThanOrEqual(0);
      expect(frames.flat(2).every(Number.isFinite)).toBe(true);
      const sums = frames.map((digits) => mean(digits.map((own) => own.reduce((sum, kl) => sum + kl, 0))));
      const ofMinibatches = recording.models[id]!.term1.at(-1)!;
      expect(Math.abs(sums.at(-1)! - ofMinibatches)).toBeLessThan(0.25 * ofMinibatches);
    },
  );

  test.each(recorded)(
    '%s: traverses the dimension of largest KL at the end, further apart than at the start',
    (id) => {
      const { dimension, taken } = recording.models[id]!.figures!.traversal;
      const kl = klAt(id, recording.frames.length - 1);
      const byDimension = kl[0].map((_, j) => mean(kl.map((own) => own[j])));
      expect(byDimension.indexOf(Math.max(...byDimension))).toBe(dimension);
      const spread = taken.map((pictures) => {
        expect(pictures.count).toBe(traversalLength);
        const all = Array.from({ length: pictures.count }, (_, i) => pictureIn(pictures, i));
        return Math.max(...all.map((one) => difference(one, all[0])));
      });
      expect(spread.at(-1)!).toBeGreaterThan(5);
      expect(spread[0]).toBeLessThan(spread.at(-1)! / 2);
    },
  );

  test.each(recorded)('%s: its samples lose their grey noise and come nearer to the digits', (id) => {
    const { samples } = recording.models[id]!.figures!;
    expect(samples.map(({ count }) => count)).toEqual(samples.map(() => stripLength));
    expect([samples[0].step, samples.at(-1)!.step]).toEqual([0, 1000]);
    const [grey, far] = [samples.map(greyness), samples.map(fromDigits)];
    expect(grey.at(-1)!).toBeLessThan(grey[0] / 4);
    expect(far.at(-1)!).toBeLessThan(far[0] / 2);
    expect(Math.min(...far)).toBeGreaterThan(5);
  });

  test.each(recorded)("%s: the digits' own term2 falls from evaluation to evaluation", (id) => {
    const { term2 } = recording.models[id]!.figures!;
    expect(term2.map(({ step }) => step)).toEqual([500, 1000]);
    const [before, after] = term2.map(({ values }) => mean(values));
    expect(after).toBeLessThan(before);
    expect(Math.min(...term2[1].values)).toBeGreaterThan(0);
  });
});
