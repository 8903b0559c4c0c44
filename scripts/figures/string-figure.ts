/** Figure 4 as SVG text, from the Geometry view's own drawing code and figures that scripts/measure/figure-four.ts measured: a panel a model. */
import { readFileSync } from 'node:fs';
import { specOf, type ModelId } from '../../src/models/registry';
import { movedMark } from '../../src/ui/moved-mark';
import { sceneSvg } from '../../src/ui/scene-svg';
import type { PlotInk } from '../../src/ui/plot-canvas';
import type { Mark } from '../../src/ui/scene';
import { signsOf } from '../../src/views/class-signs';
import { figureScene, type PickedStrings } from '../../src/views/geometry/figure-four/figure-scene';
import type { Moments, Point } from '../../src/views/geometry/figure-four/moments';
import type { FigureFile } from './concrete-figures';

/** Of one model, on the first validation pictures. */
export interface MeasuredFour extends Pick<Moments, 'dimension' | 'posteriors' | 'prior' | 'relaxed'> {
  readonly model: ModelId;
  readonly step: number;
  readonly temperature: number | null;
  /** Whether z lies in [-1, 1], or anywhere. */
  readonly isBounded: boolean;
  readonly labels: readonly number[];
  readonly best: readonly number[];
  /** KL(m : c*), nats. */
  readonly mixture: number;
  readonly picked: Omit<PickedStrings, 'name'>;
  /** Of both strings, of -log p(x | (z)*), and L: nats. */
  readonly means: readonly number[];
}

const [WIDTH, HEIGHT, TITLE, GAP] = [480, 420, 26, 16];
/** The ten digits, each with a sign of its own. */
const signs = signsOf(
  Array.from({ length: 10 }, (_, label) => ({ label, count: 1 })),
  null,
);

const meanOf = (points: readonly Point[], of: (point: Point) => number) =>
  points.reduce((sum, point) => sum + of(point) / points.length, 0);

function panel(one: MeasuredFour, ink: PlotInk): readonly Mark[] {
  const { posteriors, picked, labels, best, mixture, isBounded } = one;
  const centroid = { x: meanOf(posteriors, ({ x }) => x), y: meanOf(posteriors, ({ y }) => y) };
  const [low, high] = isBounded ? [-1, 1] : [-Infinity, Infinity];
  const figure = {
    ...{ moments: { ...one, centroid, low, high }, labels, signs, best, mixture },
    ...({ part: 'all', strings: true } as const),
    picked: { ...picked, name: `picture ${picked.index}, class ${labels[picked.index]}` },
  };
  return [
    {
      kind: 'label',
      x: 4,
      y: 16,
      text: specOf(one.model).name,
      fill: ink.ink,
      size: 14,
      anchor: 'start',
      bold: true,
    },
    ...figureScene(figure, { width: WIDTH, height: HEIGHT }, ink).marks.map((mark) =>
      movedMark(mark, 0, TITLE),
    ),
  ];
}

const words = ({ model, dimension, step, means, mixture }: MeasuredFour): string => {
  const [toPrior, toBest, nllAtBest, freeEnergy] = means.map((value) => value.toFixed(2));
  return `${specOf(model).name}, z${dimension + 1}, step ${step}: strings to the prior ${toPrior}, to (z)* ${toBest}, -log p(x | (z)*) ${nllAtBest}, L ${freeEnergy} nats; KL(m : c*) ${mixture.toFixed(3)}.`;
};

export function stringFigure(ink: PlotInk): FigureFile {
  const measured = JSON.parse(
    readFileSync('scripts/figures/figure-4.json', 'utf8'),
  ) as readonly MeasuredFour[];
  const scene = {
    width: measured.length * (WIDTH + GAP) - GAP,
    height: HEIGHT + TITLE,
    background: ink.surface,
    marks: measured.flatMap((one, k) => panel(one, ink).map((mark) => movedMark(mark, k * (WIDTH + GAP), 0))),
  };
  return {
    name: 'figure-4',
    svg: sceneSvg(scene, {
      title: 'Figure 4: posteriors, prior and the best z as points of moments, with their strings',
      description: `The mean of z across and of its square up, a sign a picture. ${measured.map(words).join(' ')}`,
      settings: Object.fromEntries(
        measured.map(({ model, step, dimension, temperature, posteriors, picked }) => [
          model,
          { step, dimension: dimension + 1, temperature, pictures: posteriors.length, picked: picked.index },
        ]),
      ),
      link: '#v=1&view=geometry',
    }),
  };
}
