import { expect, it } from 'vitest';
import { createMetricsStore } from '../../state/metrics-store';
import { curveWords, floorWords } from './chart-words';

function curvesOf(term2: number) {
  const store = createMetricsStore();
  const losses = { term1: 5, term2 };
  store.evaluation({
    model: 'gauss',
    step: 500,
    temperature: null,
    validation: losses,
    training: { term1: 5, term2: 1 },
    klByDimension: Float32Array.of(5),
  });
  return [['gauss', store.getState().curves.gauss!]] as const;
}

it('says the newest evaluation, and how far above its floor term2 is', () => {
  const curves = curvesOf(616.25);
  expect(curveWords('term2', curves, 'term2')).toBe(
    'term2 by training step. Gauss-VAE 616.25 nats on validation at step 500.',
  );
  expect(floorWords(curves, 595)).toBe(
    'Above the floor of 595.00 nats, the entropy of the grey pixels: Gauss-VAE 21.25.',
  );
  expect(floorWords([], 595)).toBe('Its floor is 595.00 nats, the entropy of the grey pixels.');
});
