/** Accuracy by number of labels: a drawing that stays whole at any size, and words and a table that hold each of its points. */
import { describe, expect, it } from 'vitest';
import { sceneSvg } from '../../../ui/scene-svg';
import { codesHeight, codesScene } from './codes-scene';
import {
  codesCsv,
  codesMeasures,
  codesSummary,
  leftOutOf,
  nothingWords,
  picturesOf,
  subjectWords,
} from './codes-measures';
import { catCodes, gaussCodes } from './testing/some-codes';

const ink = { series: 's', other: 'o', third: 't', ink: 'i', quiet: 'q', surface: 'w' };
const all = [gaussCodes, catCodes];
const sceneAt = (width: number, codes = all) =>
  codesScene(codes, { width, height: codesHeight(codes.length, width) }, ink);
const lineOf = (scene: ReturnType<typeof sceneAt>, stroke: string) => {
  const line = scene.marks.find(
    (mark) => mark.kind === 'path' && mark.stroke === stroke && mark.points.length > 4,
  );
  if (line?.kind !== 'path') throw new Error('expected a line');
  return line;
};

describe('the drawing', () => {
  it('is whole at any size, with names, numbers of labels and what its axes are', () => {
    for (const width of [20, 250, 700, 1400]) {
      const scene = sceneAt(width);
      const svg = sceneSvg(scene, { title: 'A', description: 'B', settings: {}, link: null });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      for (const text of ['Gauss-VAE', 'Cat-VAE', 'all 10,000', '1,000', '90 %', 'higher is better'])
        expect(svg).toContain(text);
      if (width < 200) continue;
      for (const mark of scene.marks) {
        if (mark.kind === 'label') expect(mark.y).toBeLessThanOrEqual(scene.height);
        if (mark.kind !== 'path') continue;
        mark.points.forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(i % 2 === 0 ? width : scene.height);
        });
      }
    }
  });

  it('has a line a model, higher where more is told, tenfold labels as far apart as tenfold', () => {
    const scene = sceneAt(800);
    const { points, dash } = lineOf(scene, 's');
    expect(points).toHaveLength(8);
    const [x100, y100, , y600, x1000, y1000, xAll, yAll] = points;
    expect(x1000 - x100).toBeCloseTo(xAll - x1000, 6);
    expect([y100 > y600, y600 > y1000, y1000 > yAll]).toEqual([true, true, true]);
    const other = lineOf(scene, 'o');
    expect(other.points).toHaveLength(6);
    expect(other.dash).not.toEqual(dash);
    // Beside the first, so that both errors are seen.
    expect(other.points[0]).toBeGreaterThan(x100);
  });

  it('has bars of one standard error to each side', () => {
    const scene = sceneAt(800, [gaussCodes]);
    const { points } = lineOf(scene, 's');
    const bars = scene.marks.flatMap((mark) =>
      mark.kind === 'path' && mark.stroke === 's' && mark.points.length === 4 && mark.points[0] === points[0]
        ? [mark.points]
        : [],
    );
    const [, low, , high] = bars.find(([x0, , x1]) => x0 === x1)!;
    // 10 % lie between 100 and 600 labels.
    expect(low - high).toBeCloseTo(((points[1] - points[3]) / 10) * 2.5, 6);
  });

  it('puts numbers that would touch in two rows, and draws one point alone in the middle', () => {
    const rows = (width: number) => {
      const texts = sceneAt(width).marks.flatMap((mark) =>
        mark.kind === 'label' && ['100', '600', '1,000'].includes(mark.text) ? [mark.y] : [],
      );
      return new Set(texts).size;
    };
    expect([rows(300), rows(900)]).toEqual([2, 1]);
    const one = { ...gaussCodes, points: gaussCodes.points.slice(-1) };
    const mark = sceneAt(800, [one]).marks.find(
      (each) => each.kind === 'label' && each.text === 'all 10,000',
    );
    expect(mark?.kind === 'label' && Math.abs(mark.x - 400) < 50).toBe(true);
  });
});

describe('words', () => {
  it('say every point of every model', () => {
    expect(codesSummary(all)).toBe(
      'Accuracy on test pictures, by number of labels. Gauss-VAE, 100: 75.00 % ± 1.25; 600: 85.00 % ± 0.50; 1,000: 87.50 % ± 0.25; all, 10,000: 90.00 % ± 0.30. Cat-VAE, 100: 75.00 % ± 1.25; 600: 85.00 % ± 0.50; all, 10,000: 90.00 % ± 0.30.',
    );
    expect(subjectWords(catCodes)).toBe('step 500, a code is 100 probabilities of categories');
  });

  it('are rows of a table, from the fewest labels, with what each error is of', () => {
    const rows = codesMeasures([catCodes, gaussCodes]);
    expect(rows.map(({ name }) => name)).toEqual([
      '100 labels',
      '600 labels',
      '1,000 labels',
      'all, 10,000 labels',
    ]);
    expect(rows[0].sentence).toBe('10 of each class; the error is over 2 draws.');
    expect(rows[3].sentence).toBe('One fit: its error is binomial, of 10,000 test pictures.');
    expect(rows[2].figure(gaussCodes)).toEqual({ text: '87.50 % ± 0.25', tag: 'penalties 0.1 to 1' });
    expect(rows[3].figure(gaussCodes)).toEqual({ text: '90.00 % ± 0.30', tag: 'penalty 10' });
    expect(rows[2].figure(catCodes)).toEqual({ text: '–', tag: 'left out' });
  });

  it('are said once of models on the same pictures, with what is left out', () => {
    expect(picturesOf([gaussCodes, { ...gaussCodes, model: 'cg-bpef' }])).toEqual([
      expect.stringMatching(/^“All” learns from 10,000 of the 55,000 labelled training pictures\./),
    ]);
    expect(leftOutOf(all)).toEqual([
      '1,000 labels are left out: they need 100 training pictures of each class, and the rarest has 80.',
    ]);
  });

  it('say why there is nothing', () => {
    const said = (run: boolean, labelled: boolean, trained: boolean) =>
      nothingWords({ run, labelled, trained });
    expect(said(false, true, false)).toContain('Nothing is trained yet');
    expect(said(true, false, true)).toContain('have no labels');
    expect(said(true, true, false)).toContain('once the run has trained a step');
    expect(said(true, true, true)).toContain('press Measure the codes');
  });
});

it('leaves as CSV, a line a number of labels of each model', () => {
  const lines = codesCsv(all).trimEnd().split('\n');
  expect(lines[0]).toBe('model,labels,wanted,accuracy,standard_error,error_over');
  expect(lines).toHaveLength(1 + all.reduce((sum, { points }) => sum + points.length, 0));
  expect(lines[1]).toBe('gauss,100,100,0.75,0.0125,draws');
  expect(lines.filter((line) => /^[a-z-]+,10000,all,0.9,0.003,test pictures$/.test(line))).toHaveLength(2);
});
