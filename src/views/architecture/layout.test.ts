import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import { mapSettings } from '../../experiment/experiment';
import { everyField } from '../../experiment/every-field';
import { priorFields } from '../../models/fields';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import { everyExplanation, explanationOf } from './explanations';
import { architectureOf, shapeText, shapeWords, sizeOf, type Architecture } from './layout';

const PIXELS = 784;
const shapesOf = (architecture: Architecture) =>
  Object.fromEntries(architecture.nodes.map(({ id, axes }) => [id, shapeText(axes)]));
const nodeOf = ({ nodes }: Architecture, id: string) => nodes.find((node) => node.id === id)!;

const layers = {
  'encoder-1': '100 × 400',
  'encoder-2': '100 × 400',
  'decoder-1': '100 × 400',
  'decoder-2': '100 × 400',
};
const ends = { x: '100 × 784', reconstruction: '100 × 784', term1: '100', term2: '100' };

describe('the default experiment', () => {
  const of = (model: (typeof modelIds)[number]) => architectureOf(model, defaultExperiment(), PIXELS);

  it('has the shapes of section 4 in all models', () => {
    expect(shapesOf(of('gauss'))).toEqual({
      ...ends,
      ...layers,
      head: '100 × 2 × 20',
      prior: '20',
      z: '100 × 20',
    });
    expect(shapesOf(of('categorical'))).toEqual({
      ...ends,
      ...layers,
      head: '100 × 20 × 5',
      prior: '20 × 5',
      y: '100 × 20 × 5',
    });
    expect(shapesOf(of('cg-bpef'))).toEqual({
      ...ends,
      ...layers,
      head: '100 × 20 × 5',
      prior: '20 × 5',
      y: '100 × 20 × 101',
      z: '100 × 20',
    });
  });

  it('tells continuous from discrete: CG-BPEF-VAE is a sandwich', () => {
    const forms = (model: (typeof modelIds)[number]) =>
      of(model)
        .nodes.filter(({ lane, form }) => lane === 'main' && form !== 'layer')
        .map(({ form }) => form[0])
        .join('');
    expect(forms('gauss')).toBe('cccc');
    expect(forms('categorical')).toBe('ccdc');
    expect(forms('cg-bpef')).toBe('ccdcc');
  });
});

describe('any settings', () => {
  const settings = fc.record({
    batch: fc.integer({ min: 1, max: 1000 }),
    hidden: fc.array(fc.integer({ min: 1, max: 1024 }), { minLength: 1, maxLength: 3 }),
    d: fc.integer({ min: 1, max: 80 }),
    L: fc.integer({ min: 1, max: 50 }),
    C: fc.integer({ min: 2, max: 100 }),
    M: fc.integer({ min: 1, max: 20 }),
    R: fc.integer({ min: 3, max: 1001 }),
  });
  const experimentOf = ({
    batch,
    hidden,
    d,
    L,
    C,
    M,
    R,
  }: typeof settings extends fc.Arbitrary<infer S> ? S : never) => {
    const { models, ...rest } = defaultExperiment();
    const common = { hidden, latent: d, samples: L };
    return {
      ...rest,
      batchSize: batch,
      models: mapSettings((id) => ({
        ...models[id],
        ...common,
        ...('categories' in models[id] && { categories: C }),
        ...('polynomialOrder' in models[id] && { polynomialOrder: M, gridPoints: R }),
      })),
    };
  };

  it('have the head and the decoder input that the model says', () => {
    fc.assert(
      fc.property(settings, (drawn) => {
        const experiment = experimentOf(drawn);
        for (const model of modelIds) {
          const architecture = architectureOf(model, experiment, PIXELS);
          const spec = specOf(model);
          const own = experiment.models[model];
          const [head, last] = ['head', 'z'].map((id) => nodeOf(architecture, id));
          const latent = last ?? nodeOf(architecture, 'y');
          expect(sizeOf(head!.axes)).toBe(drawn.batch * spec.headSize(own));
          expect(sizeOf(latent.axes)).toBe(drawn.batch * drawn.L * spec.decoderInput(own));
        }
      }),
    );
  });

  it('lead from the picture down to the reconstruction, one node a row', () => {
    fc.assert(
      fc.property(settings, (drawn) => {
        for (const model of modelIds) {
          const { nodes, edges, rows } = architectureOf(model, experimentOf(drawn), PIXELS);
          const way = nodes.filter(({ lane }) => lane === 'main');
          expect(way[0]).toMatchObject({ id: 'x', row: 0 });
          expect(way.at(-1)).toMatchObject({ id: 'reconstruction', row: rows - 1 });
          way.slice(1).forEach(({ id, row }, i) => {
            expect(row).toBeGreaterThan(way[i]!.row);
            expect(edges).toContainEqual({ from: way[i]!.id, to: id, compares: false });
          });
          for (const term of ['term1', 'term2'])
            expect(edges.filter(({ to }) => to === term)).toHaveLength(2);
        }
      }),
    );
  });
});

it('convolutional nets have the layers of appendix E, on pictures of their own size', () => {
  const experiment = defaultExperiment();
  const { models } = experiment;
  const net = 'convolutional';
  const with32 = {
    ...experiment,
    models: { ...models, gauss: { ...models.gauss, net, samples: 10 } },
  } as const;
  expect(shapesOf(architectureOf('gauss', with32, PIXELS))).toEqual({
    x: '100 × 1024',
    'encoder-1': '100 × 28 × 28 × 32',
    'encoder-2': '100 × 14 × 14 × 32',
    'encoder-3': '100 × 10 × 10 × 64',
    'encoder-4': '100 × 5 × 5 × 64',
    'encoder-5': '100 × 1 × 1 × 128',
    head: '100 × 2 × 20',
    prior: '20',
    term1: '100',
    z: '100 × 10 × 20',
    'decoder-1': '100 × 10 × 128',
    'decoder-2': '100 × 10 × 4 × 4 × 64',
    'decoder-3': '100 × 10 × 8 × 8 × 32',
    'decoder-4': '100 × 10 × 16 × 16 × 16',
    reconstruction: '100 × 10 × 1024',
    term2: '100',
  });
  const [gauss, cat] = (['gauss', 'categorical'] as const).map((id) => architectureOf(id, with32, PIXELS));
  expect(nodeOf(gauss!, 'head').row).toBe(nodeOf(cat!, 'head').row);
  expect(nodeOf(gauss!, 'encoder-1').name).toBe('encoder layer 1: 32 filters of 5 × 5, ReLU');
  expect(gauss!.nodes.every((node) => explanationOf(gauss!, node))).toBe(true);
  // Beside a dense net only the layers that are not all alike say their kind.
  const tags = ({ nodes }: Architecture) => nodes.flatMap(({ tag }) => (tag === '' ? [] : [tag]));
  const [conv, pool, transposed] = ['conv 5 × 5', 'max of 2 × 2', 'transposed 5 × 5'];
  expect(tags(gauss!)).toEqual([conv, pool, conv, pool, conv, 'dense', transposed, transposed, transposed]);
  expect(tags(cat!)).toEqual([]);
});

it('hidden layers of one model do not move the heads of another out of the row', () => {
  const experiment = defaultExperiment();
  const { models } = experiment;
  const deeper = { ...experiment, models: { ...models, gauss: { ...models.gauss, hidden: [5, 6, 7] } } };
  const rows = modelIds.map((model) => nodeOf(architectureOf(model, deeper, PIXELS), 'head').row);
  expect(rows).toEqual(modelIds.map(() => 4));
  expect(shapesOf(architectureOf('gauss', deeper, PIXELS))).toMatchObject({
    'encoder-3': '100 × 7',
    'decoder-1': '100 × 7',
    'decoder-3': '100 × 5',
  });
});

it('every node has a sheet, whose files, settings and curves are there', () => {
  const { models, ...rest } = defaultExperiment();
  const hidden = [3, 4, 5];
  const deep = { ...rest, models: mapSettings((id) => ({ ...models[id], hidden })) };
  for (const model of modelIds)
    for (const prior of priorFields.prior.options) {
      const settings = { ...deep.models[model], prior };
      const of = { ...deep, models: { ...deep.models, [model]: settings } };
      const architecture = architectureOf(model, of, PIXELS);
      for (const node of architecture.nodes)
        expect(explanationOf(architecture, node)?.terms.length, `${model} ${node.id}`).toBeGreaterThan(0);
    }
  const links = new Set(everyField.map(([, { link }]) => link));
  for (const { terms } of everyExplanation)
    for (const { file, setting } of terms) {
      if (file !== undefined) expect(existsSync(file), file).toBe(true);
      if (setting !== undefined) expect(links, setting).toContain(setting);
    }
});

it('the prior that is in use is named and explained', () => {
  const { models, ...rest } = defaultExperiment();
  const told = (model: ModelId, prior: 'paper' | 'fixed' | 'learned' | 'centroid') => {
    const all = { ...models, [model]: { ...models[model], prior } };
    const architecture = architectureOf(model, { ...rest, models: all }, PIXELS);
    const node = architecture.nodes.find(({ id }) => id === 'prior')!;
    const [term1] = architecture.nodes.filter(({ id }) => id === 'term1');
    const [own, of] = [node, term1].map((one) => explanationOf(architecture, one)!.equation.tex);
    return { name: node.name, parameters: node.parameters, own, of };
  };
  for (const model of ['gauss', 'categorical', 'cg-bpef'] as const) {
    const [fixed, learned] = (['fixed', 'learned'] as const).map((prior) => told(model, prior));
    expect(told(model, 'paper')).toEqual(model === 'cg-bpef' ? learned : fixed);
    expect([fixed.parameters, learned.parameters > 0]).toEqual([0, true]);
    expect(fixed.name).toMatch(/uniform|standard/);
    expect(learned.name).toMatch(/^learned/);
    expect(fixed.own).not.toBe(learned.own);
    expect(fixed.of).not.toBe(learned.of);
    const centroid = told(model, 'centroid');
    expect(centroid).toMatchObject({ parameters: 0, of: learned.of });
    expect(centroid.name).toMatch(/^centroid/);
    expect(centroid.own).not.toBe(learned.own);
  }
});

it('the sheet of a layer is that of its kind', () => {
  const { models, ...rest } = defaultExperiment();
  const net = 'convolutional' as const;
  const of = (gauss: typeof models.gauss) => {
    const architecture = architectureOf('gauss', { ...rest, models: { ...models, gauss } }, 1024);
    return (id: string) =>
      explanationOf(
        architecture,
        architecture.nodes.find((node) => node.id === id)!,
      )!;
  };
  const [dense, convolutional] = [of(models.gauss), of({ ...models.gauss, net })];
  const source = (id: string) => convolutional(id).equation.source;
  expect([source('encoder-1'), source('encoder-2')]).toEqual([
    expect.stringContaining('every window'),
    expect.stringContaining('max pooling'),
  ]);
  expect(source('decoder-2')).toContain('larger picture');
  expect(convolutional('decoder-1')).toBe(dense('decoder-1'));
  // A width of the dense net changes nothing of the other.
  const settings = (explanation: ReturnType<typeof dense>) => explanation.terms.map(({ setting }) => setting);
  expect(settings(dense('reconstruction'))).toContain('hidden');
  expect(settings(convolutional('reconstruction'))).not.toContain('hidden');
});

it('writes shapes with their letters', () => {
  const { nodes } = architectureOf('cg-bpef', defaultExperiment(), PIXELS);
  expect(shapeWords(nodes.find(({ id }) => id === 'y')!.axes)).toBe('batch 100 × d 20 × R 101');
});
