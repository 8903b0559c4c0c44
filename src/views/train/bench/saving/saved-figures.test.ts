/** Every figure that the Train view saves, as SVG: XML without scripts, foreign objects or references, that says what is shown and gives link and numbers back. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../../../experiment/read-recording';
import type { Recording } from '../../../../experiment/recording';
import { specOf, type ModelId } from '../../../../models/registry';
import { createMetricsStore } from '../../../../state/metrics-store';
import { nameOf, placeOf } from '../../../../state/model-names';
import { formatNats, formatSigned } from '../../../../ui/format';
import { sceneSvg } from '../../../../ui/scene-svg';
import { recordedFigures } from '../../recording/recorded-figures';
import { recordedCurve, runCurve } from './curve-figures';
import { piecesInside } from './curve-plot';
import { pairFigure, samplesFigure, traversalFigure } from './picture-figures';
import { posteriorFigure, simplexFigure } from './plot-figures';
import type { Origin, SavedFigure } from './saved-figure';
import { sheetScene, wrapped } from './sheet';

const models: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
const link = 'https://example.org/page/#v=1&seed=3&models=gauss,cg-bpef&train.open=posterior';
const ink = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const elements = 'svg title desc metadata rect path g image clipPath text'.split(' ');

let recording: Recording;
beforeAll(async () => {
  recording = await readRecording(readFileSync('public/recording.json', 'utf8'));
});

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What a reader of the file finds; throws where a tag is not closed. */
function readSvg(svg: string) {
  const open: string[] = [];
  const names = new Set<string>();
  const attributes: [string, string][] = [];
  let outside = svg;
  for (const [tag, end, name, rest] of svg.matchAll(/<(\/?)([\w:-]+)([^<>]*)>/g)) {
    outside = outside.replace(tag, '');
    names.add(name);
    if (end) {
      expect(open.pop()).toBe(name);
      continue;
    }
    const own = [...rest.matchAll(/ ([\w:-]+)="([^"<]*)"/g)];
    expect(rest.replace(/ [\w:-]+="[^"<]*"/g, '').replace('/', '')).toBe('');
    attributes.push(...own.map(([, key, value]): [string, string] => [key, value]));
    if (!rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(outside).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/);
  const metadata = /<metadata>(.*)<\/metadata>/.exec(svg)![1];
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => unescaped(text));
  return { names, attributes, texts: texts.join(' '), made: JSON.parse(unescaped(metadata)) as unknown };
}

function saved({ sheet, values }: SavedFigure) {
  const made = sheet(ink, () => ink.series);
  const text = { title: made.title, description: made.caption.join(' '), settings: values, link };
  const scene = sheetScene(made, ink);
  const svg = sceneSvg(scene, text);
  const read = readSvg(svg);
  expect(elements).toEqual(expect.arrayContaining([...read.names]));
  for (const [key, value] of read.attributes) {
    expect(key).not.toMatch(/^on|^xlink/);
    if (key === 'href') expect(value).toMatch(/^data:image\/png;base64,[\w+/=]+$/);
    if (key !== 'xmlns') expect(value).not.toMatch(/:\/\/|url\((?!#)/);
  }
  expect(read.made).toEqual({ settings: JSON.parse(JSON.stringify(values)) as unknown, link });
  expect(svg).not.toContain('NaN');
  expect(svg).toContain('fill="rgb(255, 255, 255)"');
  return read;
}

const ofModel = (model: ModelId, change: Partial<Origin> = {}): Origin => ({
  ...{ model, name: nameOf(model), place: placeOf(model), step: 1000 },
  ...{ picture: 'validation picture 0', recording: null, preview: null, ...change },
});

function drawnOf(model: ModelId) {
  const found = recordedFigures(recording, { model, frame: recording.frames.length - 1, picked: 0 })!;
  const { posterior, settings } = found.posterior!;
  const { dimension } = recording.models[model]!.figures!.traversal;
  const relaxed = specOf(model).hasTemperature(settings);
  return {
    view: found.view,
    drawn: { posterior, settings, notices: [], dimension, temperature: relaxed ? 0.5 : null },
  };
}

describe.each(models)('figures of %s', (model) => {
  it('posterior', () => {
    const { drawn } = drawnOf(model);
    const figure = posteriorFigure(ofModel(model), drawn);
    const { texts } = saved(figure);
    const kl = specOf(model).klOfDimension(drawn.posterior, drawn.dimension, drawn.settings);
    expect(texts).toContain(`KL to the prior ${formatNats(kl)} nats`);
    expect(texts).toContain('Step 1,000');
    expect(texts).toContain('dashed: prior p(z)');
    expect(texts.replace(/ +/g, ' ')).toMatch(
      /Density, per unit of z\d+: from 0 to|Probability of a category: from 0 to 1/,
    );
    expect(figure.fileName).toBe(`posterior-${model}-z${drawn.dimension + 1}-step-1000`);
    expect(figure.values).toMatchObject({ kl, temperature: drawn.temperature, model, step: 1000 });
  });

  it('simplex, or the KL of every dimension', () => {
    const { drawn } = drawnOf(model);
    const figure = simplexFigure(ofModel(model), drawn)!;
    const { texts } = saved(figure);
    if (drawn.temperature !== null) {
      expect(texts).toContain('at T = 0.5');
      expect(texts).toContain('clipped at the 98th percentile');
      expect(figure.fileName).toMatch(new RegExp(`^simplex-${model}-z\\d+-step-1000$`));
      return;
    }
    for (const kl of specOf(model).klByDimension(drawn.posterior, drawn.settings))
      expect(texts).toContain(formatNats(kl));
    expect(texts).toContain('KL to the prior, nats');
    expect(figure.fileName).toBe(`kl-${model}-step-1000`);
  });

  it('reconstruction, traversal and samples, pixel for pixel', () => {
    const { drawn, view } = drawnOf(model);
    const origin = ofModel(model);
    const costs = { term1: 12.345, term2: { step: 500, term2: 98.765 }, dimension: 1, kl: 3.21 };
    const pair = pairFigure(origin, view.reconstruction, view.reconstruction, costs);
    const traversal = traversalFigure(origin, view.traversal!);
    const samples = samplesFigure(origin, view.samples!);
    const count = ({ attributes }: ReturnType<typeof saved>) =>
      attributes.filter(([key, value]) => key === 'style' && value === 'image-rendering:pixelated').length;
    const read = saved(pair);
    expect(count(read)).toBe(2);
    for (const number of ['12.35', '98.77', '3.21', 'step 500']) expect(read.texts).toContain(number);
    expect(count(saved(traversal))).toBe(view.traversal!.pictures.count);
    for (const position of view.traversal!.positions)
      expect(saved(traversal).texts).toContain(formatSigned(position));
    expect(traversal.fileName).toBe(`traversal-${model}-z${drawn.dimension + 1}-step-1000`);
    expect(count(saved(samples))).toBe(view.samples!.count);
    expect(samples.fileName).toBe(`samples-${model}-step-1000`);
  });

  it('of the recording, and of a preview, say what they are', () => {
    const { drawn } = drawnOf(model);
    const recorded = posteriorFigure(ofModel(model, { recording }), drawn);
    expect(saved(recorded).texts).toContain('A recording');
    expect(recorded.fileName).toMatch(/^recording-posterior-/);
    expect(recorded.values).toMatchObject({ recording: true });
    const previewed = posteriorFigure(ofModel(model, { preview: { temperature: 0.2 } }), drawn);
    expect(saved(previewed).texts).toContain('A preview at T = 0.2');
  });
});

describe.each(['term1', 'term2', 'L'] as const)('the curve of %s', (term) => {
  it('of a run: newest numbers, moves and a key', () => {
    const metrics = createMetricsStore();
    for (const model of models) {
      const step = Float64Array.from({ length: 50 }, (_, at) => 20 * (at + 1));
      metrics.metrics({
        ...{ model, step, term1: Float32Array.from(step, (at) => at / 100) },
        term2: Float32Array.from(step, (at) => 200 - at / 10),
      });
      for (const at of [500, 1000])
        metrics.evaluation({
          ...{ model, step: at, temperature: null, training: { term1: 11, term2: 101 } },
          ...{ validation: { term1: 12.25, term2: 102.5 }, klByDimension: Float32Array.of(1, 2) },
        });
    }
    const marks = [{ step: 600, field: 'temperature', value: 0.7 }];
    const shown = { scale: 'linear', part: 'whole' } as const;
    const figure = runCurve(term, {
      ...{ parent: [], ghost: [] },
      ...{ curves: metrics.getState().curves, budget: 1000, shown, bounds: null, marks, floor: 45.82 },
    })!;
    const { texts } = saved(figure);
    const newest = { term1: ['10.00', '12.25'], term2: ['100.00', '102.50'], L: ['110.00', '114.75'] };
    for (const number of newest[term]) expect(texts).toContain(number);
    for (const words of ['T 0.7', 'Training steps', 'nats per picture', 'validation pictures', 'Cat-VAE'])
      expect(texts).toContain(words);
    expect(figure.fileName).toBe(`curve-${term}-gauss-categorical-cg-bpef-step-1000`);
    expect(figure.values).toMatchObject({ step: 1000, moves: [{ step: 600 }] });
    expect(figure.values.newest).toHaveLength(3);
  });

  it('of the recording: as far as it was played', () => {
    const step = recording.frames[recording.frames.length >> 1];
    const figure = recordedCurve(term, recording, step);
    const { texts } = saved(figure);
    expect(texts).toContain('A recording');
    const at = recording.curve.findLastIndex((one) => one <= step);
    const { term1, term2 } = recording.models.gauss!;
    const value = { term1: term1[at], term2: term2[at], L: term1[at] + term2[at] }[term];
    expect(texts).toContain(`Gauss-VAE ${formatNats(value)}`);
    expect(figure.fileName).toBe(`recording-curve-${term}-gauss-categorical-cg-bpef-step-${step}`);
  });
});

it('lines are cut at the edges of the plot', () => {
  expect(
    piecesInside([
      [0, 2],
      [0.5, 0.5],
      [0.75, 0.5],
      [1, 3],
    ]),
  ).toEqual([
    [
      [expect.closeTo(1 / 3), 1],
      [0.5, 0.5],
      [0.75, 0.5],
      [expect.closeTo(0.8), 1],
    ],
  ]);
  expect(
    piecesInside([
      [0, 2],
      [1, 2],
    ]),
  ).toEqual([]);
});

it('texts are wrapped at spaces, and none is lost', () => {
  const text = 'one two three-and-a-very-long-word four';
  expect(wrapped(text, 12, 80).join(' ')).toBe(text);
  expect(wrapped(text, 12, 80).length).toBeGreaterThan(2);
});
