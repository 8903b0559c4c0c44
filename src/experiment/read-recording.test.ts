import { describe, expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { readFirstDigits } from './first-digits';
import { readRecording } from './read-recording';

/** Two frames of one picture of 2 x 1 pixels; its four greys, 0 2 1 2 of 0 ... 2, as a stored block of RFC 1951. */
const stored = (...bytes: number[]) =>
  btoa(String.fromCharCode(1, bytes.length, 0, 255 - bytes.length, 255, ...bytes));
const golden = {
  format: 'coarse-grain recording',
  version: 1,
  code: 'coarse-grain 0.1.0',
  backend: { name: 'wasm', threads: 1, plan: 'tfjs-4.22.0' },
  dataset: { name: 'mnist', sha256: 'b2d8' },
  experiment: defaultExperiment(),
  frames: [0, 5],
  pictures: { count: 1, width: 2, height: 1, levels: 3 },
  curve: [1, 3.5],
  models: { gauss: { term1: [0.5, 2], term2: [540, 300], pictures: stored(0, 2, 1, 2) } },
};
const read = (change: object) => readRecording(JSON.stringify({ ...golden, ...change }));
const gauss = (change: object) => read({ models: { gauss: { ...golden.models.gauss, ...change } } });

describe('readRecording', () => {
  it('reads a golden file', async () => {
    const { models, ...head } = await readRecording(JSON.stringify(golden));
    const { code, backend, dataset, experiment, frames, curve } = golden;
    expect(head).toEqual({ code, backend, dataset, experiment, frames, curve });
    expect(Object.keys(models)).toEqual(['gauss']);
    expect(models.gauss).toMatchObject({ term1: [0.5, 2], term2: [540, 300] });
    expect(
      models.gauss!.pictures.map(({ count, width, height, pixels }) => [count, width, height, ...pixels]),
    ).toEqual([
      [1, 2, 1, 0, 255],
      [1, 2, 1, 128, 255],
    ]);
  });

  it.each([
    ['an empty file', () => readRecording(''), /at the top/],
    [
      'a page instead of it',
      () => readRecording('<!doctype html>'),
      /expected JSON at the top, got '<!doctype/,
    ],
    ['half of it', () => readRecording(JSON.stringify(golden).slice(0, 200)), /expected JSON at the top/],
    ['another file', () => read({ format: 'run' }), /at format, got 'run'/],
    ['a newer one', () => read({ version: 2 }), /expected 1 at version, got 2/],
    ['no frames', () => read({ frames: [] }), /at frames, got 0/],
    ['frames out of order', () => read({ frames: [5, 0] }), /rising numbers at frames/],
    ['a step that is none', () => read({ curve: [1, null] }), /list of numbers at curve/],
    [
      'a size of nothing',
      () => read({ pictures: { ...golden.pictures, width: 0 } }),
      /at pictures\.width, got 0/,
    ],
    ['a size beyond all', () => read({ pictures: { ...golden.pictures, width: 1e9 } }), /at pictures, got/],
    ['no model', () => read({ models: {} }), new RegExp(`expected one of ${modelIds.join(', ')} at models`)],
    ['a curve cut short', () => gauss({ term2: [540] }), /expected 2 numbers at models\.gauss\.term2, got 1/],
    [
      'pictures cut short',
      () => gauss({ pictures: stored(0, 2, 1) }),
      /4 unpacked bytes at models\.gauss\.pictures, got 3/,
    ],
    [
      'pictures cut in the stream',
      () => gauss({ pictures: golden.models.gauss.pictures.slice(0, 8) }),
      /deflated pictures/,
    ],
    ['pictures that are no base64', () => gauss({ pictures: '§§' }), /deflated pictures/],
  ])('says what is wrong with %s', async (_, reading, message) => {
    await expect(reading()).rejects.toThrow(message);
    await expect(reading()).rejects.toThrow(/^recording: expected .*; make it again with npm run record$/);
  });
});

describe('readFirstDigits', () => {
  const bytes = Uint8Array.from([5, 10, 11, 0, 20, 21, 4, 30, 31]);
  const two = { count: 2, width: 2, height: 1 };

  it('reads labels and pixels of as many as are wanted', () => {
    const { labels, pictures } = readFirstDigits(bytes, two);
    expect([...labels]).toEqual([5, 0]);
    expect({ ...pictures, pixels: [...pictures.pixels] }).toEqual({ ...two, pixels: [10, 11, 20, 21] });
  });

  it('refuses fewer, a cut file and a label that is no digit', () => {
    expect(() => readFirstDigits(bytes, { ...two, count: 4 })).toThrow(
      'expected at least 4 times 3 bytes, got 9',
    );
    expect(() => readFirstDigits(bytes.subarray(0, 8), two)).toThrow('got 8; run npm run data');
    expect(() => readFirstDigits(bytes.with(3, 77), two)).toThrow('expected labels from 0 to 9, got 77');
  });
});
