/** The committed recording is small, whole, of the default experiment, and shows what it is there to show: curves that fall and pictures that come nearer to the digits. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultExperiment } from '../src/experiment/default-experiment';
import { readFirstDigits, type FirstDigits } from '../src/experiment/first-digits';
import { readRecording } from '../src/experiment/read-recording';
import { recordedDigits, type Recording } from '../src/experiment/recording';
import { modelIds, type ModelId } from '../src/models/registry';
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

/** Mean difference of grey from the digits. */
const distance = (pixels: Uint8Array) =>
  mean(Array.from(pixels, (grey, i) => Math.abs(grey - digits.pictures.pixels[i])));

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
});
