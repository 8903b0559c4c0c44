/** Figure 1 is drawn in Node, with the shapes and the parameters of the networks that are trained. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../src/experiment/default-experiment';
import { mapSettings } from '../../src/experiment/experiment';
import { modelIds, specOf } from '../../src/models/registry';
import { architectureOf } from '../../src/views/architecture/layout';
import { networkShapes } from '../../src/training/network';
import { architectureFigure } from './architecture-figure';
import { paperInk } from './paper-ink';

const pixels = 784;

it('figure 1 is SVG with all shapes, and no NaN', () => {
  const { svg } = architectureFigure(paperInk);
  expect(readFileSync('docs/figures/figure-1.svg', 'utf8')).toBe(svg);
  for (const shape of ['100 × 784', '100 × 2 × 20', '100 × 20 × 5', '100 × 20 × 101'])
    expect(svg).toContain(`>${shape}</text>`);
  expect(svg).toContain(`stroke="${paperInk.other}"`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it.each(modelIds)('%s has as many parameters in the figure as in the network', (model) => {
  const { models, ...rest } = defaultExperiment();
  const some = { hidden: [31, 17], latent: 7, samples: 3 };
  const experiment = {
    ...rest,
    models: mapSettings((id) => ({
      ...models[id],
      ...some,
      ...('categories' in models[id] && { categories: 4 }),
      ...('polynomialOrder' in models[id] && { polynomialOrder: 3, gridPoints: 11 }),
    })),
  };
  const trained = networkShapes(specOf(model), experiment.models[model], pixels).reduce(
    (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
  const { nodes } = architectureOf(model, experiment, pixels);
  expect(nodes.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(trained);
});
