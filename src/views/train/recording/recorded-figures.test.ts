/** What the bench draws of the committed recording, and of one that was made before there were figures. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../../experiment/read-recording';
import type { Recording } from '../../../experiment/recording';
import { specOf, type ModelId } from '../../../models/registry';
import { previewed } from '../../../state/posterior-preview';
import { isFinitePosterior } from '../../../state/posterior-probing';
import { traversalLength } from '../../../state/probes-store';
import { recordedFigures } from './recorded-figures';

const recorded: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
const relaxed = recorded.slice(1);
let recording: Recording;
let last: number;

beforeAll(async () => {
  recording = await readRecording(readFileSync('public/recording.json', 'utf8'));
  last = recording.frames.length - 1;
});

const at = (model: ModelId, frame = last, picked = 0) =>
  recordedFigures(recording, { model, frame, picked })!;

describe.each(recorded)('recordedFigures of %s', (model) => {
  it('has a posterior of every digit at every frame, each its own, with all settings of its head', () => {
    const spec = specOf(model);
    const heads = recording.frames.flatMap((step, frame) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((picked) => {
        const { posterior } = at(model, frame, picked);
        expect(posterior).toMatchObject({ step, index: picked });
        const { settings } = posterior!;
        expect(Object.keys(settings).sort()).toEqual(Object.keys(spec.fields).sort());
        expect(posterior!.posterior.head).toHaveLength(spec.headSize(settings));
        expect(isFinitePosterior(model, posterior!.posterior, settings)).toBe(true);
        return Array.from(posterior!.posterior.head).join();
      }),
    );
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('is what was recorded of the digit, in the places of a run', () => {
    const pictures = recording.models[model]!.pictures[3];
    const { view } = at(model, 3, 7);
    expect(view).toMatchObject({
      step: recording.frames[3],
      index: 7,
      indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    });
    expect(view.reconstructions).toBe(pictures);
    expect([...view.reconstruction.pixels]).toEqual([...pictures.pixels.subarray(7 * 784, 8 * 784)]);
    expect(view.reconstruction.count).toBe(1);
  });

  it('shows samples and traversal of its step or the last before it, never of a later one', () => {
    const { samples } = recording.models[model]!.figures!;
    const steps = samples.map(({ step }) => step);
    for (const [frame, step] of recording.frames.entries()) {
      const shown = at(model, frame).view;
      expect(shown.samples!.step).toBe(Math.max(...steps.filter((other) => other <= step)));
      const same = samples.findIndex((one) => one.step === shown.samples!.step);
      expect(shown.traversal!.pictures).toBe(recording.models[model]!.figures!.traversal.taken[same]);
    }
  });

  it('traverses the first digit alone, along one dimension from end to end', () => {
    const { view, posterior } = at(model);
    const { dimension, positions, pictures } = view.traversal!;
    expect([positions.length, pictures.count]).toEqual([traversalLength, traversalLength]);
    const { settings } = posterior!;
    const whole = specOf(model).traversal(posterior!.posterior, dimension, traversalLength, settings);
    expect([...positions]).toEqual(whole.positions.map(Math.fround));
    expect(at(model, 0).view.traversal!.dimension).toBe(dimension);
    expect(at(model, last, 1).view.traversal).toBeNull();
  });

  it('has term2 from the first evaluation on', () => {
    const { term2 } = recording.models[model]!.figures!;
    expect(at(model, 0).view.term2).toBeNull();
    expect(at(model, recording.frames.indexOf(750), 2).view.term2).toEqual({
      step: 500,
      term2: term2[0].values[2],
    });
    expect(at(model, last, 2).view.term2).toEqual({ step: 1000, term2: term2[1].values[2] });
  });

  it('is null of what was not recorded', () => {
    for (const wrong of [
      { model, frame: -1, picked: 0 },
      { model, frame: last + 1, picked: 0 },
      { model, frame: 0, picked: 10 },
      { model, frame: 0, picked: -1 },
      { model, frame: 0, picked: 0.5 },
    ])
      expect(recordedFigures(recording, wrong)).toBeNull();
    expect(recordedFigures({ ...recording, models: {} }, { model, frame: 0, picked: 0 })).toBeNull();
  });

  it('is reconstructions alone in a recording without figures', () => {
    const old = { ...recording, models: { [model]: { ...recording.models[model]!, figures: null } } };
    const { view, posterior } = recordedFigures(old, { model, frame: last, picked: 4 })!;
    expect(posterior).toBeNull();
    expect(view).toMatchObject({ index: 4, samples: null, traversal: null, term2: null });
    expect(view.reconstruction).toEqual(at(model, last, 4).view.reconstruction);
  });
});

describe('a recorded posterior under a slider', () => {
  it.each(relaxed)('of %s is relaxed at T', (model) => {
    const { posterior, view } = at(model);
    const { settings } = posterior!;
    const [warm, cold] = [1, 0.2].map((T) =>
      specOf(model).samples(posterior!.posterior, view.traversal!.dimension, settings, T),
    );
    expect(warm).toHaveLength(1);
    expect(warm).not.toEqual(cold);
    const corners = specOf(model).simplex(posterior!.posterior, view.traversal!.dimension, settings, 0.2);
    expect(corners).not.toBeNull();
  });

  it('takes M and R of CG-BPEF-VAE, and stays near where they do not move', () => {
    const model = 'cg-bpef';
    const { posterior, view } = at(model);
    const { dimension } = view.traversal!;
    const shown = recording.experiment.models[model];
    const bars = (held: Readonly<Record<string, number>>) => {
      const now = previewed(specOf(model), posterior!, shown, held);
      expect(isFinitePosterior(model, now.posterior, now.settings)).toBe(true);
      const [drawn] = specOf(model).drawables(now.posterior, dimension, now.settings);
      if (drawn.kind !== 'bars') throw new Error(drawn.kind);
      return { length: now.posterior.head.length, y: drawn.y };
    };
    const before = bars({});
    expect(before).toMatchObject({ length: 100 });
    expect(bars({ polynomialOrder: 2 }).length).toBe(40);
    expect(bars({ polynomialOrder: 2 }).y).not.toEqual(before.y);
    expect(bars({ polynomialOrder: 9 }).y).toEqual(before.y);
    expect(bars({ gridPoints: 31 }).y).toHaveLength(31);
  });
});
