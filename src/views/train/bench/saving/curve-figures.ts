/** One of the three curves as a figure to save: of the run in hand, or of the recording as far as it was played. Pure. */
import type { Move } from '../../../../experiment/experiment';
import type { Recording } from '../../../../experiment/recording';
import { modelIds } from '../../../../models/registry';
import { nameOf, placeOf, shortNameOf } from '../../../../state/model-names';
import type { Ghost } from '../../../../state/link-result';
import { valuesAt, type SeriesCurves, type Term } from '../../../../state/metrics-store';
import { placesOf, seriesKey } from '../../../../state/series';
import { formatCount, formatNats } from '../../../../ui/format';
import { slotAt } from '../../../../ui/palette';
import type { PlotInk } from '../../../../ui/plot-canvas';
import { boundDash, boundKeys, boundNames, boundsAt, boundWidth } from '../../curves/bound-series';
import type { BoundCurves } from '../../curves/bounds-store';
import { boundWords, curveWords, ghostWords, parentWords } from '../../curves/chart-words';
import { floorWords } from '../../curves/floor-words';
import { marksOf } from '../../curves/marks';
import { lastStep, plottedTerm, seenMarks } from '../../curves/plotted-term';
import { stepTicks, type View } from '../../curves/step-axis';
import { ticksOf } from '../../curves/domain';
import { termTitles, valuesOf } from '../../recording/recorded-term';
import { topOf } from '../../recording/replay-curves';
import { curvePlot, dashOf } from './curve-plot';
import { lineSample } from './key-samples';
import { nameOfFile, recordingWords, type SavedFigure } from './saved-figure';
import { plotWidth, type Sheet } from './sheet';

const plotSize = { width: plotWidth, height: 320 };

type Paper = (colour: string) => string;

const stepsName = (scale: View['scale']): string =>
  scale === 'log' ? 'Training steps, logarithmic' : 'Training steps';

const upName = (term: Term): string => `${term} (${termTitles[term]}), nats per picture`;

function modelKey(places: Parameters<typeof slotAt>[0], text: string, paper: Paper): Sheet['key'][number] {
  const { colour, dash } = slotAt(places);
  return { sample: lineSample(paper(colour), { width: 2.5, dash: dashOf(dash) }), text };
}

const evaluatedKeys = ({ ink }: PlotInk): Sheet['key'] => [
  { sample: lineSample(ink, { width: 2.5, dot: true }), text: 'thick with dots: validation pictures' },
  { sample: lineSample(ink, { dash: [2, 3] }), text: 'dotted: training pictures' },
];

const kindKeys = ({ ink }: PlotInk): Sheet['key'] => [
  { sample: lineSample(ink, { width: 1, opacity: 0.4 }), text: 'thin: the minibatch' },
];

interface RunCurves {
  readonly curves: readonly SeriesCurves[];
  /** Of the run that it branched from. */
  readonly parent: readonly SeriesCurves[];
  /** Of the run of an opened link. */
  readonly ghost: readonly Ghost[];
  readonly budget: number;
  readonly shown: View;
  readonly bounds: BoundCurves | null;
  readonly marks: readonly Move[];
  /** Of term2, nats a validation picture; null where there is none. */
  readonly floor: number | null;
}

const boundsKey = (curves: BoundCurves, paper: Paper): Sheet['key'] =>
  curves.flatMap(({ series }) => {
    const { colour, dash } = placesOf(series);
    return boundKeys.map((bound) => ({
      sample: lineSample(paper(slotAt({ colour, dash }).colour), {
        width: boundWidth,
        dash: dashOf(boundDash(dash, bound)),
      }),
      text: `${boundNames[bound]}, ${shortNameOf(series.model)}`,
    }));
  });

/** Null before the first step. */
export function runCurve(term: Term, run: RunCurves): SavedFigure | null {
  const { curves, parent, ghost, budget, shown, bounds, marks, floor } = run;
  if (curves.length === 0) return null;
  const step = lastStep(curves);
  const own = term === 'term1' ? bounds : null;
  const { axis, ...lines } = plottedTerm({ term, curves, parent, ghost, budget, view: shown, bounds: own });
  const seen = seenMarks(marks, axis);
  const newest = curves.map((columns) => {
    const { minibatch, evaluation } = valuesAt(columns, Infinity, term);
    return { model: columns.series.model, minibatch, evaluation };
  });
  const isEvaluated = newest.some(({ evaluation }) => evaluation);
  const minibatches = newest.flatMap(({ model, minibatch }) =>
    minibatch ? [`${nameOf(model)} ${formatNats(minibatch.value)}`] : [],
  );
  return {
    place: 0,
    fileName: nameOfFile(['curve', term, ...curves.map(({ series }) => series.model)], step, null),
    values: {
      ...{ figure: 'curve', term, step, recording: false, axis: shown.scale, part: shown.part },
      newest: newest.map(({ model, minibatch, evaluation }) => ({
        model,
        minibatch,
        evaluated: evaluation && {
          step: evaluation.step,
          validation: evaluation.validation,
          training: evaluation.training,
        },
      })),
      bounds: own?.map(({ series, points }) => ({ model: series.model, ...boundsAt(points, Infinity) })),
      moves: marksOf(marks).map(({ x, text }) => ({ step: x, move: text })),
    },
    sheet: (ink, paper) => ({
      title: `${term}: ${termTitles[term]}, by training step`,
      caption: [
        `Step ${formatCount(step)} of ${formatCount(budget)}. Newest minibatch: ${minibatches.join(', ')} nats.`,
        curveWords(term, curves, term),
        ...(parent.length > 0 ? [parentWords(parent, term)] : []),
        ...(ghost.length > 0 ? [ghostWords(ghost, term)] : []),
        ...(own ? [boundWords(own)] : []),
        ...(term === 'term2' && floor !== null && isEvaluated ? [floorWords(curves, floor, Infinity)] : []),
        ...(seen.length > 0 ? ['Upright lines: changes by the user.'] : []),
      ],
      plot: curvePlot(
        {
          ...lines,
          ...{ xScale: axis.scale, xDomain: axis.domain, xTicks: axis.ticks, marks: seen },
        },
        plotSize,
        ink,
        paper,
      ),
      across: stepsName(axis.scale),
      up: upName(term),
      key: [
        ...curves.map(({ series }) => modelKey(placesOf(series), nameOf(series.model), paper)),
        ...(isEvaluated ? evaluatedKeys(ink) : []),
        ...kindKeys(ink),
        ...(own ? boundsKey(own, paper) : []),
      ],
    }),
  };
}

/** As far as it was played: `step` is the last that is drawn. */
export function recordedCurve(term: Term, recording: Recording, step: number): SavedFigure {
  const last = recording.frames[recording.frames.length - 1];
  const recorded = modelIds.flatMap((id) => {
    const model = recording.models[id];
    return model ? [{ id, model, values: valuesOf(model, term) }] : [];
  });
  const top = topOf(
    recorded.map(({ model }) => model),
    term,
  );
  const reached = Math.max(
    0,
    recording.curve.findLastIndex((at) => at <= step),
  );
  const domain = [1, Math.max(2, last)] as const;
  const words = recorded.map(({ id, values }) => `${nameOf(id)} ${formatNats(values[reached])}`);
  return {
    place: 0,
    fileName: nameOfFile(['curve', term, ...recorded.map(({ id }) => id)], step, recording),
    values: {
      ...{ figure: 'curve', term, step, recording: true },
      newest: recorded.map(({ id, values }) => ({ model: id, minibatch: values[reached] })),
    },
    sheet: (ink, paper) => ({
      title: `${term}: ${termTitles[term]}, by training step`,
      caption: [
        recordingWords(recording),
        `Step ${formatCount(step)} of ${formatCount(last)}: ${words.join(', ')} nats, means over minibatches.`,
      ],
      plot: curvePlot(
        {
          ...{ xScale: 'log', xDomain: domain, xTicks: stepTicks('log', domain), marks: [] },
          ...{ yDomain: [0, top], yTicks: ticksOf([0, top]) },
          series: recorded.map(({ id, values }) => ({
            ...{ key: seriesKey({ run: 'recording', model: id }), ...slotAt(placeOf(id)) },
            ...{ width: 2.5, opacity: 1, dots: false },
            points: values.slice(0, reached + 1).map((y, at) => ({ x: Math.max(1, recording.curve[at]), y })),
          })),
        },
        plotSize,
        ink,
        paper,
      ),
      across: stepsName('log'),
      up: upName(term),
      key: recorded.map(({ id }) => modelKey(placeOf(id), nameOf(id), paper)),
    }),
  };
}
