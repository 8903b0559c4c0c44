import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { wordsOf } from '../schema/words-of';
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

/** The same with what the bench shows: d = 1, whose head is a mean and a log variance in hundredths, lower bytes first. */
const { gauss: settings, ...others } = golden.experiment.models;
const full = {
  ...golden,
  experiment: { ...golden.experiment, models: { ...others, gauss: { ...settings, latent: 1 } } },
  figures: { steps: [0], samples: 2, positions: 2, evaluated: [5] },
  models: {
    gauss: {
      ...golden.models.gauss,
      figures: {
        heads: stored(1, 255, 0, 44, 0, 255, 1, 1),
        priors: stored(),
        samples: stored(0, 1, 2, 0),
        dimension: 0,
        traversal: stored(2, 2, 1, 0),
        term2: [[99.5]],
      },
    },
  },
};
const readFull = (change: object) => readRecording(JSON.stringify({ ...full, ...change }));
const sizes = (change: object) => readFull({ figures: { ...full.figures, ...change } });
const figuresAre = (own: unknown) => readFull({ models: { gauss: { ...full.models.gauss, figures: own } } });
const figures = (change: object) => figuresAre({ ...full.models.gauss.figures, ...change });

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

  it('reads the figures of a golden file', async () => {
    const { models } = await readFull({});
    const { posteriors, samples, traversal, term2 } = models.gauss!.figures!;
    expect(posteriors.map(({ pictures, heads, prior }) => [pictures, [...heads], prior.length])).toEqual([
      [1, [0.01, -0.01].map(Math.fround), 0],
      [1, [2.56, 3].map(Math.fround), 0],
    ]);
    const dated = [samples, traversal.taken].map((sets) =>
      sets.map(({ step, count, pixels }) => [step, count, ...pixels]),
    );
    expect(dated).toEqual([[[0, 2, 0, 128, 255, 0]], [[0, 2, 255, 255, 128, 0]]]);
    expect(traversal.dimension).toBe(0);
    expect(term2).toEqual([{ step: 5, values: [99.5] }]);
  });

  it('reads a recording without figures, of every model or of one', async () => {
    for (const older of [golden, { ...full, figures: undefined }, { ...full, models: golden.models }]) {
      const { models } = await readRecording(JSON.stringify(older));
      expect(models.gauss).toMatchObject({ term2: [540, 300], figures: null });
    }
  });

  it('stops to unpack where there is more than there can be', async () => {
    // 10 million zeros of deflate in ten thousand bytes of text.
    const bomb = btoa(String.fromCharCode(...deflateSync(new Uint8Array(1e7), { level: 9 })));
    const words = await gauss({ pictures: bomb }).catch(wordsOf);
    const [, unpacked] = /4 unpacked bytes at models\.gauss\.pictures, got (\d+);/.exec(String(words))!;
    expect(Number(unpacked)).toBeLessThan(1e6);
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
    [
      'more greys than a byte has',
      () => read({ pictures: { ...golden.pictures, levels: 257 } }),
      /levels, got 257/,
    ],
    ['figures that are none', () => readFull({ figures: 1 }), /an object at figures, got 1/],
    [
      'figures of a step that is no frame',
      () => sizes({ steps: [0, 4] }),
      /steps of frames from 0 at figures.steps/,
    ],
    [
      'figures that begin too late',
      () => sizes({ steps: [5] }),
      /steps of frames from 0 at figures.steps, got '5'/,
    ],
    ['evaluations out of order', () => sizes({ evaluated: [5, 5] }), /rising numbers at figures.evaluated/],
    ['no samples', () => sizes({ samples: 0 }), /from 1 at figures.samples, got 0/],
    ['samples beyond all', () => sizes({ samples: 1e9 }), /at models.gauss.figures.samples, got 2000000000/],
    ['a traversal of one place', () => sizes({ positions: 1 }), /from 2 at figures.positions, got 1/],
    ['a model whose figures are none', () => figuresAre(7), /an object at models.gauss.figures, got 7/],
    [
      'a dimension that it has not',
      () => figures({ dimension: 1 }),
      /a dimension below 1 at models.gauss.figures.dimension/,
    ],
    [
      'heads cut short',
      () => figures({ heads: stored(1, 2) }),
      /8 unpacked bytes at models.gauss.figures.heads, got 2/,
    ],
    [
      'heads that are no base64',
      () => figures({ heads: '§§' }),
      /deflated numbers at models.gauss.figures.heads/,
    ],
    [
      'a prior where it is fixed',
      () => figures({ priors: stored(1, 2) }),
      /0 unpacked bytes at models.gauss.figures.priors/,
    ],
    [
      'no samples of a model',
      () => figures({ samples: undefined }),
      /a text at models.gauss.figures.samples/,
    ],
    [
      'term2 of no evaluation',
      () => figures({ term2: [] }),
      /one of 1 evaluations each at models.gauss.figures.term2, got 0/,
    ],
    [
      'term2 of too many digits',
      () => figures({ term2: [[1, 2]] }),
      /1 numbers at models.gauss.figures.term2, got 2/,
    ],
    [
      'term2 that is no number',
      () => figures({ term2: [[null]] }),
      /list of numbers at models.gauss.figures.term2/,
    ],
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
