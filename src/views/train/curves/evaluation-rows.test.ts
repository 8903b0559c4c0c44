import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../experiment/measurements';
import type { ModelId } from '../../../models/registry';
import { evaluationRows, floorOf } from './evaluation-rows';

const evaluation = (model: ModelId, step: number): Evaluation => ({
  model,
  step,
  temperature: model === 'gauss' ? null : 0.5,
  validation: { term1: 20, term2: 600 + step / 1000 },
  training: { term1: 19, term2: 598 },
  klByDimension: Float32Array.of(20),
});
const evaluations = (model: ModelId, ...steps: number[]) => ({
  evaluations: steps.map((step) => evaluation(model, step)),
});

describe('the rows of the table', () => {
  it('have L, and term2 on the validation pictures above their floor', () => {
    expect(evaluationRows([evaluations('categorical', 500)], 595.25)).toEqual([
      {
        model: 'categorical',
        step: 500,
        temperature: 0.5,
        term1: 20,
        term2: 600.5,
        aboveFloor: 5.25,
        freeEnergy: 620.5,
        onTraining: 617,
      },
    ]);
  });

  it('say nothing of a floor where there is none', () => {
    expect(evaluationRows([evaluations('gauss', 500)], null)[0]).toMatchObject({
      aboveFloor: null,
      term2: 600.5,
    });
  });

  it('are the ten newest of all models, the newest first', () => {
    const steps = Array.from({ length: 12 }, (_, i) => 500 * (i + 1));
    const rows = evaluationRows([evaluations('gauss', ...steps), evaluations('cg-bpef', 250, 6000)], 590);
    expect(rows.map(({ model, step }) => `${model} ${step}`)).toEqual([
      'gauss 6000',
      'cg-bpef 6000',
      ...steps
        .slice(3, 11)
        .toReversed()
        .map((step) => `gauss ${step}`),
    ]);
    expect(evaluationRows([], 590)).toEqual([]);
  });
});

describe('the floor', () => {
  it('is the data set’s where its grey values are trained on', () => {
    expect(floorOf({ floor: 595.25 }, 'none')).toBe(595.25);
  });

  it('is not spoken of where pixels are black or white, or drawn to be, or no data set is open', () => {
    expect(floorOf({ floor: 0 }, 'none')).toBeNull();
    expect(floorOf({ floor: 595.25 }, 'static')).toBeNull();
    expect(floorOf({ floor: 595.25 }, 'dynamic')).toBeNull();
    expect(floorOf(null, 'none')).toBeNull();
  });
});
