/** The curves of a run as lines of CSV. */
import { expect, it } from 'vitest';
import { createMetricsStore } from '../../state/metrics-store';
import { curvesCsv } from './curves-csv';

it('writes a line a measurement, with every digit', () => {
  const store = createMetricsStore();
  store.metrics({
    model: 'gauss',
    step: Float64Array.of(1, 2),
    term1: Float32Array.of(0.5, 0.1),
    term2: Float32Array.of(540, 530),
  });
  store.evaluation({
    model: 'gauss',
    step: 2,
    temperature: null,
    training: { term1: 1, term2: 500 },
    validation: { term1: 2, term2: 501.25 },
    klByDimension: Float32Array.of(1),
  });
  const test = { model: 'gauss', term1: 2, term2: 3, freeEnergy: 5, temperature: null, step: 2 } as const;
  const tenth = Math.fround(0.1);
  expect(curvesCsv(store.getState().curves, [test]).split('\n')).toEqual([
    'model,part,step,term1,term2,L',
    'gauss,minibatch,1,0.5,540,540.5',
    `gauss,minibatch,2,${tenth},530,${tenth + 530}`,
    'gauss,training,2,1,500,501',
    'gauss,validation,2,2,501.25,503.25',
    'gauss,test,2,2,3,5',
    '',
  ]);
});
