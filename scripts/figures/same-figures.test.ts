/**
 * Figures of a few samples are drawn byte for byte as they were when these sums were written; figure 1 is compared whole in
 * architecture-figure.test.ts.
 *
 * The files of docs/figures have many more samples. All their bytes: `npm run figures`, some minutes, then `git status docs/figures`
 * must say nothing. After a change that is meant to alter drawings, run that, look at the files, and put the sums of the failure here.
 * Where this fails on an unchanged checkout, the engine rounds Math.exp or Math.log otherwise than the one that wrote them.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { concreteFigure } from './concrete-figures';
import { divergenceFigure } from './divergence-figures';

const SAMPLES = 2000;

it.each([
  [2, () => concreteFigure('2', SAMPLES), '66a065dbc0f1ad9e6bd190055c4ac429893bf3e793c619f99fdac281d007c95e'],
  [6, () => concreteFigure('6', SAMPLES), '35e13c75610077f29d63b9ab8b3ff1bc8a07acaf7e2d20214dcfa37eee5ccb30'],
  [7, () => concreteFigure('7', SAMPLES), '6605b1c68f26a9b6dfac41ad3a578edfd192404751030e002e34ff09d9f513c9'],
  [8, () => concreteFigure('8', SAMPLES), 'f621b6415e96b6dcc08e318d4f47d0349cb7cc22bc1771048d5a42912f9dce46'],
  [3, () => divergenceFigure('3', 1), '548240bf26c23ab0199c1d6079e6b4ee09f2ba817e463b83386c7e505b6a3810'],
  [5, () => divergenceFigure('5', 1), 'f66cdfff429e16a09fa0f615b19c602d1c2aa01f11f215681122c459d7432c3d'],
])('figure %i is drawn as it was', (_figure, draw, sum) => {
  expect(createHash('sha256').update(draw().svg).digest('hex')).toBe(sum);
});
