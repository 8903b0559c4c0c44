/** A figure that can be saved: its sheet, the name of its file, and the numbers that go with it. Pure. */
import type { Recording } from '../../../../experiment/recording';
import type { ModelId } from '../../../../models/registry';
import type { Preview } from '../../../../state/preview-store';
import { formatCount } from '../../../../ui/format';
import type { PlotInk } from '../../../../ui/plot-canvas';
import { previewWords } from '../../preview-words';
import type { Sheet } from './sheet';

export interface SavedFigure {
  /** The model's place in the list, which is its colour. */
  readonly place: number;
  /** `paper` gives a colour of the style sheets as it is on white paper. */
  readonly sheet: (ink: PlotInk, paper: (colour: string) => string) => Sheet;
  /** Without its ending. */
  readonly fileName: string;
  /** What it was made with, and the numbers that it shows. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a figure of one model is of. */
export interface Origin {
  readonly model: ModelId;
  readonly name: string;
  readonly place: number;
  /** Steps trained when it was made. */
  readonly step: number;
  /** 'validation picture 3, class 5'. */
  readonly picture: string;
  /** Null where it is of a run. */
  readonly recording: Recording | null;
  /** Values that the run has not taken. */
  readonly preview: Preview | null;
}

export const recordingWords = ({ experiment, backend }: Recording): string =>
  `A recording: it was made before with seed ${experiment.seed} on ${backend.name}, not trained on this page.`;

/** What every caption begins with: a recording or a preview is called one. */
export const originWords = ({ recording, preview }: Pick<Origin, 'recording' | 'preview'>): string[] => [
  ...(recording ? [recordingWords(recording)] : []),
  ...(preview ? [`A preview at ${previewWords(preview)}: the run has not taken these values.`] : []),
];

export const stepWords = (step: number): string => `Step ${formatCount(step)}`;

/** Figure, models and step: 'posterior-gauss-z5-step-1000'. */
export const nameOfFile = (parts: readonly string[], step: number, recording: Recording | null): string =>
  [...(recording ? ['recording'] : []), ...parts, 'step', step].join('-');

/** What every figure of a model says of itself beside its own numbers. */
export const originValues = (figure: string, { model, step, picture, recording, preview }: Origin) => ({
  figure,
  model,
  step,
  picture,
  recording: recording !== null,
  preview,
});
