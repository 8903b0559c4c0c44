/** The plots of one model as figures to save: the posterior, the simplex, and the KL of the dimensions where there is no simplex. Pure. */
import { CLIPPED_AT, triangleField, triangleGrid } from '../../../../math/concrete-triangle';
import type { Drawable, Simplex } from '../../../../models/contract';
import { specOf } from '../../../../models/registry';
import { colourRamp } from '../../../../ui/colour-ramp';
import { formatCount, formatNats, formatShort } from '../../../../ui/format';
import type { PlotInk } from '../../../../ui/plot-canvas';
import type { Mark } from '../../../../ui/scene';
import { klBarsScene } from '../kl-bars-scene';
import { COLLAPSED_BELOW } from '../../curves/kl-rows';
import { distributionScene } from '../../../distribution-scene';
import { legendWords } from '../../posterior/legend-words';
import { frameOf } from '../../../distribution-shape';
import { simplexScene } from '../../posterior/simplex-scene';
import { alphaOf, choiceWords, meanOf, simplexWords } from '../../posterior/simplex-words';
import { summaryOf } from '../../../distribution-summary';
import type { DrawnPosterior } from '../../use-previewed';
import { crossSample, dotSample, filledSample, lineSample, outlinedSample } from './key-samples';
import {
  nameOfFile,
  originValues,
  originWords,
  stepWords,
  type Origin,
  type SavedFigure,
} from './saved-figure';
import { keySize, plotWidth } from './sheet';

const plotSize = { width: plotWidth, height: 260 };
const simplexSize = { width: plotWidth, height: 380 };

function sampleOf(drawable: Drawable, ink: PlotInk): readonly Mark[] {
  if (drawable.name === 'posterior') return filledSample(ink.series, 0.3);
  if (drawable.kind === 'points') return dotSample(ink.ink, 4);
  if (drawable.name === 'prior') return lineSample(ink.ink, { dash: [5, 4] });
  return lineSample(drawable.name === 'samples' ? ink.series : ink.ink);
}

export function posteriorFigure(origin: Origin, drawn: DrawnPosterior): SavedFigure {
  const { model, name, place, step, picture, recording } = origin;
  const { posterior, settings, dimension, temperature } = drawn;
  const spec = specOf(model);
  const z = `z${dimension + 1}`;
  const drawables = [
    ...spec.drawables(posterior, dimension, settings),
    ...(temperature === null ? [] : spec.samples(posterior, dimension, settings, temperature)),
  ];
  const { nominal, highest } = frameOf(drawables);
  const kl = spec.klOfDimension(posterior, dimension, settings);
  const atT = temperature === null ? '' : `, T = ${formatShort(temperature)}`;
  const unit = nominal ? 'Probability of a category' : `Density, per unit of ${z}`;
  return {
    place,
    fileName: nameOfFile(['posterior', model, z], step, recording),
    values: { ...originValues('posterior', origin), dimension: dimension + 1, temperature, kl, settings },
    sheet: (ink) => ({
      title: `Posterior of ${name}, dimension ${z} of ${picture}`,
      caption: [
        ...originWords(origin),
        `${stepWords(step)}${atT}. KL to the prior ${formatNats(kl)} nats; ${summaryOf(drawables)}.`,
        ...drawn.notices,
      ],
      plot: distributionScene(drawables, plotSize, ink, false),
      across: nominal ? `Category of ${z}` : `${z}, no unit`,
      up: `${unit}: from 0 to ${formatShort(highest)}`,
      key: drawables.map((drawable) => ({
        sample: sampleOf(drawable, ink),
        text: legendWords(drawable, temperature),
      })),
    }),
  };
}

/** The colours of the densities from 0 to the clip. */
function rampSample({ surface, series }: PlotInk): readonly Mark[] {
  const { width, height } = keySize;
  const ramp = colourRamp(surface, series, width);
  const rgba = Uint8ClampedArray.from({ length: 4 * width }, (_, at) =>
    at % 4 === 3 ? 255 : ramp[3 * (at >> 2) + (at % 4)],
  );
  const inside = [0, 0, width, 0, width, height, 0, height];
  return [{ kind: 'heat', left: 0, top: 0, width, height, columns: width, rows: 1, rgba, inside }];
}

function ofSimplex(origin: Origin, drawn: DrawnPosterior, simplex: Simplex): SavedFigure {
  const { model, name, place, step, picture, recording } = origin;
  const z = `z${drawn.dimension + 1}`;
  const { temperature } = simplex;
  const alpha = alphaOf(simplex);
  const count = formatCount(simplex.samples.length);
  return {
    place,
    fileName: nameOfFile(['simplex', model, z], step, recording),
    values: {
      ...originValues('simplex', origin),
      ...{ dimension: drawn.dimension + 1, temperature, alpha, corners: simplex.corners },
      ...{ mean: meanOf(simplex.samples), settings: drawn.settings },
    },
    sheet: (ink) => {
      const field = triangleField(triangleGrid(64), simplex.logAlpha, temperature);
      const clip = formatShort(Math.exp(field.logClip));
      return {
        title: `Simplex of ${name}, dimension ${z} of ${picture}`,
        caption: [
          ...originWords(origin),
          `${stepWords(step)}: ${simplexWords(simplex)}.`,
          choiceWords(simplex),
          ...drawn.notices,
        ],
        plot: simplexScene(simplex, field, true, simplexSize, ink),
        across:
          'Shares of the three categories, which sum to 1; a corner is a share of 1, with its probability',
        up: 'Concrete density of eq. (3), per unit of area of two shares',
        key: [
          {
            sample: rampSample(ink),
            text: `density 0 to ${clip} and above, clipped at the ${CLIPPED_AT * 100}th percentile`,
          },
          { sample: dotSample(ink.ink, 1.5), text: `${count} samples` },
          {
            sample: crossSample(ink.ink),
            text: `their mean ${meanOf(simplex.samples).map(formatShort).join(', ')}`,
          },
        ],
      };
    },
  };
}

function ofKl(origin: Origin, drawn: DrawnPosterior): SavedFigure {
  const { model, name, place, step, picture, recording } = origin;
  const { dimension, posterior, settings } = drawn;
  const kl = specOf(model).klByDimension(posterior, settings);
  const sum = kl.reduce((all, one) => all + one, 0);
  return {
    place,
    fileName: nameOfFile(['kl', model], step, recording),
    values: { ...originValues('kl', origin), dimension: dimension + 1, kl, settings },
    sheet: (ink) => ({
      title: `KL of each dimension, ${name}, of ${picture}`,
      caption: [
        ...originWords(origin),
        `${stepWords(step)}: z${dimension + 1} has ${formatNats(kl[dimension])} of ${formatNats(sum)} nats.`,
        `By dimension, from z1: ${kl.map(formatNats).join(', ')} nats.`,
        ...drawn.notices,
      ],
      plot: klBarsScene({ kl, shown: dimension }, plotSize, ink),
      across: 'Latent dimension',
      up: `KL to the prior, nats: from 0 to ${formatNats(Math.max(...kl))}`,
      key: [
        { sample: filledSample(ink.series, 0.6), text: 'KL of a dimension' },
        { sample: filledSample(ink.quiet, 0.6), text: `collapsed: below ${COLLAPSED_BELOW} nats` },
        {
          sample: outlinedSample(ink.series, ink.ink),
          text: `z${dimension + 1}, the dimension that is shown`,
        },
      ],
    }),
  };
}

/** The simplex, or the KL of the dimensions of a model that has none; null where a triangle lacks categories. */
export function simplexFigure(origin: Origin, drawn: DrawnPosterior): SavedFigure | null {
  const { posterior, dimension, settings, temperature } = drawn;
  if (temperature === null) return ofKl(origin, drawn);
  const simplex = specOf(origin.model).simplex(posterior, dimension, settings, temperature);
  return simplex && ofSimplex(origin, drawn, simplex);
}
