import { expect, it } from 'vitest';
import { createMetricsStore } from '../../../state/metrics-store';
import { curveWords } from './chart-words';

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
  return store.getState().curves;
}

it('says the newest evaluation', () => {
  expect(curveWords('term2', curvesOf(616.25), 'term2')).toBe(
    'term2 by training step. Gauss-VAE 616.25 nats on validation at step 500.',
  );
});
