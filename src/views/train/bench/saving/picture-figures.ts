/** The pictures of one model as figures to save: the picked one beside its reconstruction, a traversal, samples. Pixel for pixel. Pure. */
import type { Pictures } from '../../../../experiment/measurements';
import type { Traversal } from '../../../../state/probes-store';
import { formatCount, formatNats, formatSigned } from '../../../../ui/format';
import type { PlotInk } from '../../../../ui/plot-canvas';
import type { Mark } from '../../../../ui/scene';
import { outlinedSample } from './key-samples';
import {
  nameOfFile,
  originValues,
  originWords,
  stepWords,
  type Origin,
  type SavedFigure,
} from './saved-figure';
import { plotWidth, type Sheet } from './sheet';

const GAP = 2;
const TEXT = 11;
const LABEL = 18;
/** Side of the pictures of a pair, about, px. */
const PAIR_SIDE = 180;

interface Row {
  readonly pictures: Pictures;
  /** Below each picture; none without. */
  readonly labels?: readonly string[];
}

/** In rows as wide as a sheet, a whole number of pixels for each of theirs. */
function rowsPlot({ pictures, labels }: Row, most: number, times: number, ink: PlotInk): Sheet['plot'] {
  const { count, width, height, pixels } = pictures;
  const [wide, high] = [width * times, height * times];
  const columns = Math.max(1, Math.min(count, most));
  const line = high + (labels ? LABEL : GAP);
  const size = width * height;
  const marks = Array.from({ length: count }, (_, at): Mark[] => {
    const left = (at % columns) * (wide + GAP);
    const top = Math.floor(at / columns) * line;
    const grey = pixels.slice(at * size, (at + 1) * size);
    return [
      { kind: 'picture', left, top, width: wide, height: high, columns: width, rows: height, grey },
      ...(labels
        ? [
            {
              ...({ kind: 'label', x: left + wide / 2, y: top + high + TEXT + 2, text: labels[at] } as const),
              ...({ fill: ink.quiet, size: TEXT, anchor: 'middle' } as const),
            },
          ]
        : []),
    ];
  }).flat();
  return { width: columns * (wide + GAP) - GAP, height: Math.ceil(count / columns) * line, marks };
}

const greyKey = (ink: PlotInk): Sheet['key'] => [
  { sample: outlinedSample('#000000', ink.quiet), text: 'pixel 0' },
  { sample: outlinedSample('#ffffff', ink.quiet), text: 'pixel 1; a decoder’s pixel is its mean' },
];

/** Twice their size where a row of that many then fits a sheet, about. */
const timesOf = ({ width, count }: Pictures): number =>
  Math.max(1, Math.min(4, Math.round(plotWidth / (count * width))));

interface Costs {
  readonly term1: number | null;
  readonly term2: { readonly step: number; readonly term2: number } | null;
  readonly dimension: number | null;
  /** Of the dimension. */
  readonly kl: number | null;
}

export function pairFigure(
  origin: Origin,
  picture: Pictures,
  reconstruction: Pictures,
  costs: Costs,
): SavedFigure {
  const { model, name, place, step, recording } = origin;
  const { term1, term2, dimension, kl } = costs;
  const pixels = new Uint8Array(picture.pixels.length + reconstruction.pixels.length);
  pixels.set(picture.pixels);
  pixels.set(reconstruction.pixels, picture.pixels.length);
  const both = { ...picture, count: 2, pixels };
  const parts = [
    `term1 ${formatNats(term1)} nats`,
    term2
      ? `term2 ${formatNats(term2.term2)} nats at step ${formatCount(term2.step)}`
      : 'term2 is not measured yet',
    ...(dimension === null ? [] : [`KL of z${dimension + 1} ${formatNats(kl)} nats`]),
  ];
  return {
    place,
    fileName: nameOfFile(['reconstruction', model], step, recording),
    values: {
      ...originValues('reconstruction', origin),
      ...costs,
      dimension: dimension === null ? null : dimension + 1,
    },
    sheet: (ink) => ({
      title: `Reconstruction by ${name}, of ${origin.picture}`,
      caption: [...originWords(origin), `${stepWords(step)}: ${parts.join(', ')}.`],
      plot: rowsPlot(
        { pictures: both, labels: ['the picture', 'reconstruction'] },
        2,
        Math.max(1, Math.round(PAIR_SIDE / picture.width)),
        ink,
      ),
      across: '',
      up: '',
      key: greyKey(ink),
    }),
  };
}

export function traversalFigure(origin: Origin, traversal: Traversal): SavedFigure {
  const { model, name, place, step, picture, recording } = origin;
  const { dimension, pictures } = traversal;
  const positions = [...traversal.positions];
  const z = `z${dimension + 1}`;
  const [first, last] = [positions[0], positions[positions.length - 1]].map(formatSigned);
  return {
    place,
    fileName: nameOfFile(['traversal', model, z], step, recording),
    values: { ...originValues('traversal', origin), dimension: dimension + 1, positions },
    sheet: (ink) => ({
      title: `Traversal of ${name} along ${z}, from ${picture}`,
      caption: [
        ...originWords(origin),
        `${stepWords(step)}: ${z} moves from ${first} to ${last}; the others stay at the posterior mean.`,
      ],
      plot: rowsPlot(
        { pictures, labels: positions.map(formatSigned) },
        pictures.count,
        timesOf(pictures),
        ink,
      ),
      across: `${z}, no unit`,
      up: '',
      key: greyKey(ink),
    }),
  };
}

export function samplesFigure(origin: Origin, samples: Pictures): SavedFigure {
  const { model, name, place, step, recording } = origin;
  const { count } = samples;
  return {
    place,
    fileName: nameOfFile(['samples', model], step, recording),
    values: { ...originValues('samples', origin), picture: null, count },
    sheet: (ink) => ({
      title: `Samples of ${name}`,
      caption: [
        ...originWords(origin),
        `${stepWords(step)}: ${count} codes drawn from the prior and decoded; the draws are the same at every step.`,
      ],
      plot: rowsPlot({ pictures: samples }, 12, timesOf({ ...samples, count: Math.min(12, count) }), ink),
      across: '',
      up: '',
      key: greyKey(ink),
    }),
  };
}
