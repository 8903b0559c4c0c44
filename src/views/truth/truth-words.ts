/** What exact evidence says, in words: names of parts, its grid, and a sentence a model. Pure. */
import type { ExactEvidence, ExactOptions, ExactPicture } from '../../experiment/exact';
import { nameOf } from '../../state/model-names';
import { formatCount, formatFineNats, formatNats } from '../../ui/format';
import { fineMeanText } from '../mean-text';
import { gapParts, type Part } from './gap-parts';

export const partNames: Readonly<Record<Part, string>> = {
  floor: 'what factorising costs',
  shape: 'the shape of the family',
  encoder: 'the encoder',
};

export const partOfData: Readonly<Record<ExactOptions['from'], string>> = {
  validation: 'validation pictures',
  test: 'test pictures',
};

export const ofPictures = ({ pictures, from, pixels }: ExactEvidence): string =>
  `first ${formatCount(pictures)} ${partOfData[from]}, ${pixels}`;

/** Which parameters, and on what. */
export const subjectWords = (evidence: ExactEvidence): string =>
  `step ${formatCount(evidence.step)}, ${ofPictures(evidence)}`;

function modelWords(evidence: ExactEvidence): string {
  const { model, gap, nll, freeEnergy } = evidence;
  const { floor, shape, encoder } = gapParts(evidence);
  return `${nameOf(model)}, ${ofPictures(evidence)}: gap ${fineMeanText(gap)}: ${formatFineNats(floor.mean)} for ${partNames.floor}, ${formatFineNats(shape.mean)} for ${partNames.shape}, ${formatFineNats(encoder.mean)} for ${partNames.encoder}; L ${formatNats(freeEnergy.mean)}, −log p(x) ${formatNats(nll.mean)}.`;
}

export const truthSummary = (all: readonly ExactEvidence[]): string =>
  `In nats a picture. ${all.map(modelWords).join(' ')}`;

const readings: Readonly<Record<ExactEvidence['reading'], string>> = {
  exact: 'z as sampled',
  hard: 'z of one-hot samples',
};

/** The grid of a model, and how many pictures needed finer cells. */
export function gridWords({ model, cells, reading, pictures, finer }: ExactEvidence): string {
  const moved =
    finer === 0
      ? 'no picture needed finer cells'
      : `${formatCount(finer)} of ${formatCount(pictures)} pictures were measured again with finer cells`;
  return `${nameOf(model)}: ${cells.map(formatCount).join(' × ')} cells, ${readings[reading]}; ${moved}.`;
}

/** Whether all are of the same pictures. */
export const areComparable = (all: readonly ExactEvidence[]): boolean =>
  new Set(all.map(ofPictures)).size <= 1;

/** The modes of both dimensions: '2 and 1'. */
const modesText = (modes: readonly number[]): string => modes.join(' and ');

export const pictureWords = ({ gap, modes, ownModes }: ExactPicture): string =>
  `gap ${formatNats(gap)} nats, modes of the truth ${modesText(modes)}, of q ${modesText(ownModes)}`;
