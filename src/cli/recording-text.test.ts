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
  });
});
