/** Everything to try opens as it is, and what the claims call facts are facts of math/. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relaxedMeans } from '../math/concrete-histogram';
import { gridPoints, gridProbabilities, polynomialLogits } from '../math/polynomial-family';
import { drawingNoise } from '../models/drawing-noise';
import { modelIds } from '../models/registry';
import { claims } from './claims';
import { encodeLink } from './encode-link';
import { decodeLink } from './decode-link';
import { settingsAt, startSettings } from './live-settings';
import { readMove } from './read-move';
import { setsText, trialGroups, type Trial } from './trials';

/** What of a committed record is read here. */
interface Recorded {
  readonly models: Readonly<
    Record<
      string,
      { readonly validation: readonly { step: number; validation: { term1: number; term2: number } }[] }
    >
  >;
}

const trials = trialGroups.flatMap((group) => group.trials);
const byId = (id: string): Trial => trials.find((trial) => trial.id === id)!;
const onIn = ({ experiment }: Trial) => modelIds.filter((id) => experiment.models[id].on);

it('there are ten rows of each half of Table 1 and several claims, each of its own name', () => {
  expect(trialGroups.map((group) => group.trials.length)).toEqual([claims.length, 10, 10]);
  expect(claims.length).toBeGreaterThanOrEqual(6);
  const ids = trials.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

describe.each(trials.map((trial) => [trial.id, trial] as const))('%s', (_, trial) => {
  it('comes back from its link as it is, without a notice', () => {
    const { experiment, moves, notices } = decodeLink(encodeLink(trial.experiment, trial.moves));
    expect(notices).toEqual([]);
    expect(experiment).toEqual(trial.experiment);
    expect(moves).toEqual(trial.moves);
  });

  it('is what a run can take', () => {
    expect(onIn(trial)).not.toEqual([]);
    expect(startSettings(trial.experiment).notices).toEqual([]);
    for (const move of trial.moves) expect(readMove(move)).toEqual({ move, notices: [] });
    expect(settingsAt(trial.experiment, trial.moves, trial.experiment.steps).notices).toEqual([]);
  });

  it('says what it is', () => {
    expect(setsText(trial)).not.toBe('');
    for (const sentence of trial.about) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe('claims', () => {
  it.each(claims.map((claim) => [claim.id, claim] as const))('%s: a sentence, a few minutes', (_, claim) => {
    expect(claim.claim).toMatch(/^[A-Z].*\.$/);
    expect(claim.watch).toMatch(/^(Curves|Posterior|Truth)/);
    const long = ['lower-free-energy', 'exact-sampling', 'shrunk-noise'];
    if (!long.includes(claim.id)) expect(claim.experiment.steps).toBeLessThanOrEqual(1500);
    for (const { step } of claim.moves) expect(step).toBeLessThan(claim.experiment.steps);
  });

  it.each([1, 2])('lower L: Gauss leads up to step 2,000, CG-BPEF from 2,500 on, seed %i', (seed) => {
    const record = JSON.parse(
      readFileSync(`records/mnist-10000/mnist-seed-${seed}.json`, 'utf8'),
    ) as Recorded;
    const curve = (model: string) =>
      record.models[model].validation.map(({ step, validation }) => ({
        step,
        L: validation.term1 + validation.term2,
      }));
    const gauss = curve('gauss');
    expect(gauss.length).toBeGreaterThan(10);
    for (const [i, { step, L }] of curve('cg-bpef').entries())
      expect([step, L < gauss[i].L]).toEqual([step, step >= 2500]);
  });

  const recorded = (row: string, seed: number, model: string) =>
    (JSON.parse(readFileSync(`records/table1/${row}-seed-${seed}.json`, 'utf8')) as Recorded).models[model];

  it.each([1, 2, 3])(
    'exact sampling: Gauss leads up to step 9,000, within a nat at the end, seed %i',
    (seed) => {
      const curve = (row: string, model: string) =>
        recorded(row, seed, model).validation.map(({ validation }) => validation.term1 + validation.term2);
      const gauss = curve('gauss-L1', 'gauss');
      const exact = curve('cg-bpef-L1-inverse-cdf', 'cg-bpef');
      const steps = recorded('gauss-L1', seed, 'gauss').validation.map(({ step }) => step);
      steps.forEach((step, i) => expect([step, step > 9000 || gauss[i] < exact[i]]).toEqual([step, true]));
      expect(Math.abs(gauss.at(-1)! - exact.at(-1)!)).toBeLessThan(1);
    },
  );

  it('shrunk noise: below CG-BPEF at the end', () => {
    const last = (row: string, model: string) => recorded(row, 1, model).validation.at(-1)!.validation;
    const control = last('gauss-L1-noise-0.7071', 'gauss');
    const relaxed = last('cg-bpef-L1-T0.5', 'cg-bpef');
    expect(control.term1 + control.term2).toBeLessThan(relaxed.term1 + relaxed.term2);
  });

  it('three categories: one number tells them, the middle is the geometric mean of the outer two', () => {
    const { polynomialOrder, gridPoints: R } = byId('three-categories').experiment.models['cg-bpef'];
    expect([polynomialOrder, R]).toEqual([1, 3]);
    for (const b of [-3, 0.2, 1.5]) {
      const [left, middle, right] = gridProbabilities([b], R);
      expect(middle).toBeCloseTo(Math.sqrt(left * right), 12);
    }
  });

  it('M = 2: one hump, or the mass at the ends', () => {
    const { polynomialOrder, gridPoints: R } = byId('gauss-within').experiment.models['cg-bpef'];
    expect(polynomialOrder).toBe(2);
    for (const b1 of [-4, 0, 3])
      for (const b2 of [-9, -1, 2, 6]) {
        const p = gridProbabilities([b1, b2], R);
        const inner = p.filter((mass, r) => r > 0 && r < R - 1 && mass > p[r - 1] && mass > p[r + 1]);
        expect(inner.length).toBeLessThanOrEqual(b2 < 0 ? 1 : 0);
      }
  });

  it('T = 5: samples crowd around 0 whatever the posterior', () => {
    const { experiment, moves } = byId('hot');
    const R = experiment.models['cg-bpef'].gridPoints;
    const hot = moves.find(({ field }) => field === 'temperature')!.value as number;
    const zeta = gridPoints(R);
    const logits = polynomialLogits([4, -2, 1, 0, 3], zeta);
    const mean = (T: number) => {
      const z = relaxedMeans(logits, zeta, drawingNoise(500 * R), T);
      return z.reduce((sum, value) => sum + value, 0) / z.length;
    };
    expect(mean(0.5)).toBeGreaterThan(0.7);
    expect(Math.abs(mean(hot))).toBeLessThan(mean(0.5) / 2);
  });
});

it('a row of Table 1 tells its network and numbers, the figures of the paper, and of which kind these are', () => {
  const row = byId('cg-bpef-L10-T0.5');
  expect(row.about[0]).toBe(
    'Network 784-400-400-60-400-400-784; L 10, γ 0.001, T_max 1, T_min 0.5, M 15, R 101.',
  );
  expect(row.about[1]).toContain('term2 74.8 and L 94.7 nats, its accounting and not a bound');
  expect(byId('gauss-L1').about[1]).not.toContain('not a bound');
  expect(setsText(row)).toBe('CG-BPEF-VAE; d 60, L 10, M 15');
  expect(setsText(byId('autoencoder'))).toBe('Gauss-VAE; N 1500, KL weight 0');
  expect(setsText(byId('hot'))).toBe('CG-BPEF-VAE; N 1500; moves by the user at step 1000');
});
