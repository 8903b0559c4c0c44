/** Figures 3 and 5 as SVG text, from the Divergence lab's own counting and drawing code; a minute or two each. */
import { LADDER } from '../../src/math/relaxed-ladder';
import { divergenceScene } from '../../src/views/divergence/divergence-scene';
import { divergencesOf } from '../../src/views/divergence/divergence-statistics';
import { divergenceSummary } from '../../src/views/divergence/divergence-words';
import { families, REPEATS, SAMPLES, type FamilyName } from '../../src/views/divergence/families';
import { countRepeat } from '../../src/views/divergence/repeat-counts';
import { sceneSvg } from '../../src/ui/scene-svg';
import type { FigureFile } from './concrete-figures';
import { paperInk } from './paper-ink';

/** T = 0.5, where the description reads the curves off. */
const RUNG = LADDER.indexOf(0.5);
const WIDTH = 720;
/** Of one row of panels. */
const HEIGHT = 300;

export function divergenceFigure(figure: Extract<FamilyName, '3' | '5'>, repeats: number): FigureFile {
  const counted = Array.from({ length: repeats }, (_, repeat) => countRepeat(figure, repeat));
  const divergences = divergencesOf(figure, 'uniform', counted);
  const size = { width: WIDTH, height: HEIGHT * Math.ceil(families[figure].length / 2) };
  return {
    name: `figure-${figure}`,
    svg: sceneSvg(divergenceScene(divergences, null, size, paperInk), {
      title: `Figure ${figure}: KL(alpha : Uniform) and KL(p(z) : Uniform) against T`,
      description: `${divergenceSummary(divergences, RUNG)} Bands are one deviation; ${SAMPLES} samples of z each, the histogram's bias taken off.`,
      settings: { figure, repeats, samples: SAMPLES, temperatures: LADDER },
      link: `#v=1&view=divergence&divergence.figure=${figure}`,
    }),
  };
}

export const divergenceFigures = (): FigureFile[] => [
  divergenceFigure('3', REPEATS),
  divergenceFigure('5', REPEATS),
];
