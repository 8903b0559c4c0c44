import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { readRecording } from '../experiment/read-recording';
import { recordedLevels, type Recording } from '../experiment/recording';
import { recordingText } from './recording-text';

const every = Uint8Array.from({ length: 256 }, (_, grey) => grey);
const recording: Recording = {
  code: 'coarse-grain test',
  backend: { name: 'wasm', threads: 1, plan: 'tfjs-4.22.0' },
  dataset: { name: 'mnist', sha256: 'ab' },
  experiment: defaultExperiment(),
  frames: [0, 10],
  curve: [1, 5.25],
  models: {
    gauss: {
      pictures: [every, every.toReversed()].map((pixels) => ({ count: 4, width: 16, height: 4, pixels })),
      term1: [1.234, 0.5],
      term2: [543.217, 99.999],
      figures: null,
    },
  },
};

/** The same with what the bench shows: d = 2 and M = 3, of which there are six coefficients of one head and of the prior. */
const six = Float32Array.from([0, 1.234, -1.236, 327.67, -327.67, 1e-9]);
const { models } = recording.experiment;
const small: Recording = {
  ...recording,
  experiment: {
    ...recording.experiment,
    models: { ...models, 'cg-bpef': { ...models['cg-bpef'], latent: 2, polynomialOrder: 3 } },
  },
  models: {
    'cg-bpef': {
      ...recording.models.gauss!,
      figures: {
        posteriors: [0, 1].map((frame) => ({
          pictures: 4,
          heads: Float32Array.from({ length: 24 }, (_, i) => i / 8 + frame),
          prior: six.map((value) => value * (1 - frame)),
        })),
        samples: [{ step: 0, count: 1, width: 16, height: 4, pixels: every.subarray(0, 64) }],
        traversal: {
          dimension: 1,
          taken: [{ step: 0, count: 2, width: 16, height: 4, pixels: every.subarray(128) }],
        },
        term2: [{ step: 10, values: [1.234, 5, 6, 7] }],
      },
    },
  },
};

describe('recordingText', () => {
  it('is read back as it was, greys to half a level and nats to a hundredth', async () => {
    const { models, ...rest } = await readRecording(recordingText(recording));
    const { models: given, ...head } = recording;
    expect(rest).toEqual({ ...head, curve: [1, 5.3] });
    expect(models.gauss).toMatchObject({ term1: [1.23, 0.5], term2: [543.22, 100] });
    models.gauss!.pictures.forEach((pictures, frame) => {
      const { pixels, ...size } = given.gauss!.pictures[frame];
      expect(pictures).toMatchObject(size);
      const errors = [...pixels].map((grey, i) => Math.abs(grey - pictures.pixels[i]));
      expect(Math.max(...errors)).toBeLessThanOrEqual(Math.ceil(255 / (recordedLevels - 1) / 2));
      // Black is black and white is white.
      expect([pictures.pixels[pixels.indexOf(0)], pictures.pixels[pixels.indexOf(255)]]).toEqual([0, 255]);
    });
  });

  it('is read back with its figures, heads and priors to half a hundredth', async () => {
    const { models: read } = await readRecording(recordingText(small));
    const [{ figures: now }, { figures: then }] = [read['cg-bpef']!, small.models['cg-bpef']!];
    for (const [frame, { pictures, heads, prior }] of now!.posteriors.entries()) {
      const given = then!.posteriors[frame];
      expect(pictures).toBe(4);
      for (const [values, own] of [
        [heads, given.heads],
        [prior, given.prior],
      ]) {
        expect(values).toHaveLength(own.length);
        values.forEach((value, i) => expect(Math.abs(value - own[i])).toBeLessThanOrEqual(0.005 + 1e-4));
      }
    }
    expect([...now!.posteriors[0].prior]).toEqual([0, 1.23, -1.24, 327.67, -327.67, 0].map(Math.fround));
    expect(now).toMatchObject({
      samples: [{ step: 0, count: 1, width: 16, height: 4 }],
      traversal: { dimension: 1, taken: [{ step: 0, count: 2, width: 16, height: 4 }] },
      term2: [{ step: 10, values: [1.23, 5, 6, 7] }],
    });
    const half = Math.ceil(255 / (recordedLevels - 1) / 2);
    for (const [pictures, own] of [
      [now!.samples[0], then!.samples[0]],
      [now!.traversal.taken[0], then!.traversal.taken[0]],
    ])
      pictures.pixels.forEach((grey, i) => expect(Math.abs(grey - own.pixels[i])).toBeLessThanOrEqual(half));
  });

  it('refuses a number that its bits cannot hold', () => {
    const { figures } = small.models['cg-bpef']!;
    const posteriors = figures!.posteriors.map((one) => ({ ...one, prior: six.map((value) => value * 2) }));
    const wrong = { ...small.models['cg-bpef']!, figures: { ...figures!, posteriors } };
    expect(() => recordingText({ ...small, models: { 'cg-bpef': wrong } })).toThrow(
      'record: expected numbers from -327.67 to 327.67, got 655.34',
    );
  });

  it('says what the recording is of, and no time', () => {
    const text = recordingText(recording);
    expect(recordingText(recording)).toBe(text);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'format',
      'version',
      'code',
      'backend',
      'dataset',
      'experiment',
      'frames',
      'pictures',
      'curve',
      'models',
    ]);
    expect(Object.keys(JSON.parse(recordingText(small)))).toContain('figures');
  });
});
