/** The losses and every gradient of a whole training step against finite differences of the plain network in doubles, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { convolutionalNet, denseNet, type Ends } from '../math/nets';
import { fillUniform, keyOf } from '../math/random';
import { categoryDivergence, normalDivergence } from '../math/testing/divergences';
import type { divergenceFields, priorFields } from '../models/fields';
import type { CommonSettings } from '../models/contract';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import type { Values } from '../schema/field';
import { defaultsWith } from './defaults-with';
import { initialValues } from '../nn/parameters';
import { fewFilters } from './testing/few-filters';
import { createNetwork, disposeNetwork, shapesOf } from './network';
import { fillers, stepNoise } from './noise';
import { plainTerms, type PlainDivergence, type PlainTake } from './testing/plain-network';
import { gradients } from './step';

const PICTURES = 3;
const TEMPERATURE = 0.7;
const STEP = 9;
const KL_WEIGHT = 1.5;
const change = {
  hidden: [7],
  latent: 2,
  gridPoints: 11,
  polynomialOrder: 3,
  categories: 4,
  klWeight: KL_WEIGHT,
};

const rows = (values: ArrayLike<number>, length: number) =>
  Array.from({ length: values.length / length }, (_, i) =>
    Array.from(values).slice(i * length, (i + 1) * length),
  );

interface StepCase {
  readonly kind: keyof typeof nets;
  readonly id: ModelId;
  readonly samples: number;
  /** Gauss-VAE's control. */
  readonly noiseScale?: number;
  readonly sampler?: 'inverse-cdf';
  readonly prior?: Values<typeof priorFields>['prior'];
  readonly divergence?: Values<typeof divergenceFields>['divergence'];
}

const nets = {
  dense: { pixels: 6, make: (ends: Ends) => denseNet(change.hidden, ends) },
  convolutional: { pixels: 64, make: (ends: Ends) => convolutionalNet(fewFilters, ends) },
} as const;

const cases: readonly StepCase[] = [
  ...(['dense', 'convolutional'] as const).flatMap((kind) =>
    modelIds.flatMap((id) => [1, 3].map((samples) => ({ kind, id, samples }))),
  ),
  { kind: 'dense', id: 'gauss', samples: 3, noiseScale: 0.6 },
  ...[1, 3].map((samples) => ({ kind: 'dense', id: 'cg-bpef', samples, sampler: 'inverse-cdf' }) as const),
  { kind: 'convolutional', id: 'cg-bpef', samples: 3, sampler: 'inverse-cdf' },
  ...modelIds
    .filter((id) => 'prior' in specOf(id).fields)
    .flatMap((id) =>
      (['fixed', 'learned', 'centroid'] as const).map(
        (prior) => ({ kind: 'dense', id, samples: 1, prior }) as const,
      ),
    ),
  ...modelIds
    .filter((id) => 'divergence' in specOf(id).fields)
    .flatMap((id) =>
      (['reverse', 'renyi'] as const).flatMap((divergence) =>
        (['fixed', 'learned'] as const).map(
          (prior) => ({ kind: 'dense', id, samples: 1, prior, divergence }) as const,
        ),
      ),
    ),
];

/** The other divergences of each model from its prior, of that head, in plain doubles. */
function plainDivergence(id: ModelId, settings: CommonSettings): PlainDivergence | undefined {
  const own = settings as CommonSettings & Values<typeof divergenceFields>;
  if (own.divergence === 'kl' || own.divergence === undefined) return undefined;
  const spec = specOf(id);
  return (head, prior) => {
    const { real, cells } = spec.distribution({ head, prior }, settings);
    const moments = real?.();
    const sum = (of: (j: number) => number) =>
      Array.from({ length: settings.latent }, (_, j) => of(j)).reduce((total, value) => total + value, 0);
    if (moments?.low === -Infinity)
      return sum((j) =>
        normalDivergence(
          { mean: moments.mean[j], variance: moments.variance[j] },
          { mean: moments.priorMean[j], variance: moments.priorVariance[j] },
          own,
        ),
      );
    return sum((j) => {
      const { logPosterior, logPrior } = cells!(j, 1);
      return categoryDivergence([...logPosterior], [...logPrior], own);
    });
  };
}

describe.each(backends)('a training step on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(cases)(
    'losses and gradients of $id, $kind, L = $samples, $noiseScale $sampler $prior $divergence',
    async (one) => {
      const { kind, id, samples, sampler, noiseScale, prior, divergence } = one;
      const model = await loadModel(id);
      const settings = defaultsWith(id, {
        ...change,
        samples,
        sampler: sampler ?? 'concrete',
        noiseScale: noiseScale ?? 1,
        ...(prior && { prior }),
        ...(divergence && { divergence, renyiOrder: 0.3 }),
      });
      const { pixels, make } = nets[kind];
      const { headSize, decoderInput } = model.spec;
      const net = make({ pixels, head: headSize(settings), input: decoderInput(settings) });
      const shapes = shapesOf(model.spec, settings, net);
      // Away from zero everywhere, priors and biases included, so that no gradient vanishes by accident.
      const values = new Map(
        [...initialValues(shapes, 5, id)].map(([name, v]) => [
          name,
          v.map((value, i) => value + 0.1 * Math.sin(3 * i + name.length)),
        ]),
      );
      const x = fillUniform(new Float32Array(PICTURES * pixels), keyOf(5, 'x'), 0);
      const { kind: drawn, shape } = model.spec.noise(settings);
      const each = shape.reduce((product, n) => product * n, 1);
      const noise = new Float32Array(PICTURES * samples * each);
      fillers[drawn](noise, keyOf(5, `${id}/train`), STEP);

      const network = createNetwork(model, settings, pixels, values, net);
      const { losses, byName, moments } = gradients({
        network,
        x: tf.tensor2d(x, [PICTURES, pixels]),
        noise: stepNoise(model, settings, 5, STEP, PICTURES),
        temperature: TEMPERATURE,
      });

      const doubles = new Map([...values].map(([name, v]) => [name, Float64Array.from(v)]));
      const take: PlainTake = {
        model: id,
        settings,
        values: doubles,
        net,
        temperature: TEMPERATURE,
        x: rows(x, pixels),
        noise: rows(noise, samples * each).map((row) => rows(row, each)),
      };
      expectClose(await losses.data(), plainTerms(take), { roundings: 64 });
      const objective = () => {
        const [term1, term2] = plainTerms(take, plainDivergence(id, settings));
        return KL_WEIGHT * term1 + term2;
      };
      expect([...moments.keys()]).toEqual([...doubles.keys()].filter((name) => !(name in byName)));
      expect(moments.size > 0).toBe(prior === 'centroid');
      for (const [name, numbers] of doubles) {
        // What is set between steps is a constant of the step.
        if (moments.has(name)) continue;
        const h = 1e-6;
        const numeric = Array.from(numbers, (value, i) => {
          numbers[i] = value + h;
          const above = objective();
          numbers[i] = value - h;
          const below = objective();
          numbers[i] = value;
          return (above - below) / (2 * h);
        });
        // A gradient is a sum over pictures, samples and units of numbers of order one.
        expectClose(await byName[name].data(), numeric, {
          roundings: 256,
          scale: Math.max(1, ...numeric.map(Math.abs)),
        });
      }
      disposeNetwork(network);
      tf.dispose([losses, ...Object.values(byName), ...moments.values()]);
    },
  );
});
