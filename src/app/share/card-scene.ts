/** The picture card of a run: its three curves, each model's L, the settings that are not default, and its address. Pure. */
import { defaultExperiment } from '../../experiment/default-experiment';
import { differences } from '../../experiment/difference';
import type { Experiment, Move } from '../../experiment/experiment';
import { printValue } from '../../schema/value-text';
import { valueOf } from '../../schema/read-values';
import type { Ghost } from '../../state/link-result';
import { terms, type SeriesCurves } from '../../state/metrics-store';
import { nameOf, shortNameOf } from '../../state/model-names';
import { placesOf } from '../../state/series';
import { formatCount, formatNats } from '../../ui/format';
import { widthOf } from '../../ui/label-layout';
import { movedMark } from '../../ui/moved-mark';
import { slotAt } from '../../ui/palette';
import type { PlotInk } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import type { FigureText } from '../../ui/scene-svg';
import { curvePlot } from '../../views/train/bench/saving/curve-plot';
import { plottedTerm, seenMarks } from '../../views/train/curves/plotted-term';
import type { View } from '../../views/train/curves/step-axis';
import { pageName } from '../wiring';

/** Half of its pixels: files have two for one. */
const size = { width: 600, height: 315 };
const MARGIN = 16;
const GAP = 6;
const plot = { width: (size.width - 2 * MARGIN - 2 * GAP) / 3, height: 160 };
const PLOT_TOP = 96;

interface CardTake {
  readonly curves: readonly SeriesCurves[];
  readonly parent: readonly SeriesCurves[];
  readonly ghost: readonly Ghost[];
  readonly marks: readonly Move[];
  readonly budget: number;
  readonly shown: View;
  readonly experiment: Experiment;
  readonly link: string;
}

interface Card {
  readonly scene: Scene;
  readonly text: FigureText;
  readonly name: string;
}

function cut(text: string, textSize: number, width: number): string {
  let shown = text;
  while (widthOf(shown, textSize) > width && shown.length > 1) shown = `${shown.slice(0, -2).trimEnd()}…`;
  return shown;
}

/** 'seed = 7, d = 10, CG-BPEF M = 3': what several models share is said once. */
function settingsText(experiment: Experiment): string {
  const usual = defaultExperiment();
  const changed = differences(experiment, usual).map(({ name, field, model }) => {
    const value =
      model === null
        ? valueOf(experiment, name)
        : valueOf(experiment.models[model], name.slice(model.length + 1));
    return { model, text: `${field.link} = ${printValue(value)}` };
  });
  const texts = changed.map(({ model, text }) => {
    const isShared = changed.filter((one) => one.text === text).length > 1;
    return model === null || isShared ? text : `${shortNameOf(model)} ${text}`;
  });
  return texts.length > 0 ? [...new Set(texts)].join(', ') : 'Default settings';
}

const addressOf = (link: string): string => {
  const { host, pathname } = new URL(link);
  return `${host}${pathname}`;
};

export function cardOf(
  { curves, parent, ghost, marks, budget, shown, experiment, link }: CardTake,
  ink: PlotInk,
  paper: (colour: string) => string,
): Card {
  const inner = size.width - 2 * MARGIN;
  const label = (
    text: string,
    x: number,
    y: number,
    more: Partial<Extract<Mark, { kind: 'label' }>> = {},
  ): Mark => ({
    ...{ kind: 'label', text, x, y, fill: ink.ink, size: 12, anchor: 'start' },
    ...more,
  });
  const step = Math.max(0, ...curves.map(({ minibatch }) => minibatch.step.at(-1) ?? 0));
  const title = `${pageName}: ${curves.map(({ series }) => nameOf(series.model)).join(', ')}`;
  const figures = curves.map(({ series, evaluations }) => {
    const last = evaluations.at(-1)?.validation;
    return {
      series,
      words: `${shortNameOf(series.model)} ${last ? formatNats(last.term1 + last.term2) : '–'}`,
    };
  });
  const heading = `L, nats per validation picture, step ${formatCount(step)}`;
  const numbers = figures.flatMap(({ series, words }, i): Mark[] => {
    const at = MARGIN + (i * inner) / figures.length;
    return [
      {
        kind: 'box',
        left: at,
        right: at + 10,
        top: 65,
        floor: 75,
        fill: paper(slotAt(placesOf(series)).colour),
      },
      label(words, at + 16, 75, { size: 14, bold: true }),
    ];
  });
  const plots = terms.flatMap((term, i): Mark[] => {
    const left = MARGIN + i * (plot.width + GAP);
    const { axis, ...lines } = plottedTerm({
      term,
      curves,
      parent,
      ghost,
      budget,
      view: shown,
      bounds: null,
    });
    const xTicks = axis.ticks.filter((_, at, all) => all.length <= 4 || at % 2 === 0);
    const drawn = curvePlot(
      { ...lines, xScale: axis.scale, xDomain: axis.domain, xTicks, marks: seenMarks(marks, axis) },
      plot,
      ink,
      paper,
    );
    return [
      label(term, left, PLOT_TOP, { bold: true }),
      ...drawn.marks.map((mark) => movedMark(mark, left, PLOT_TOP)),
    ];
  });
  const settings = settingsText(experiment);
  const scene: Scene = {
    ...size,
    background: ink.surface,
    marks: [
      label(title, MARGIN, 32, { size: 18, bold: true }),
      label(heading, MARGIN, 52, { fill: ink.quiet }),
      ...numbers,
      ...plots,
      label(cut(settings, 12, inner), MARGIN, 276),
      label(cut(addressOf(link), 11, inner), MARGIN, 298, { size: 11, fill: ink.quiet }),
    ],
  };
  const description = `${heading}: ${figures.map(({ words }) => words).join(', ')}. ${settings}.`;
  return {
    scene,
    text: { title, description, settings: { step, settings }, link },
    name: `coarse-grain-card-step-${step}`,
  };
}
