/** Made-up knowledge of codes in the shape of real one, of the labels that there are: for the fake engine and for tests. */
import type { Dataset } from '../../data/dataset';
import type { Codes, CodesOptions, CodesPoint } from '../../experiment/codes';
import { meanAndError } from '../../math/importance-weighting';
import type { CommonSettings } from '../../models/contract';
import { modelIds, specOf } from '../../models/registry';
import type { AuditProgress } from '../../training/audit/stages';
import { drawSizes } from '../../training/codes/label-draws';
import { labelledPictures } from '../../training/codes/labelled-pictures';
import { codeForm } from '../../training/codes/code-form';
import { codeOf } from './synthetic-pictures';

interface SyntheticCodesTake {
  readonly options: CodesOptions;
  readonly dataset: Dataset;
  readonly seed: number;
  readonly step: number;
  readonly settings: CommonSettings;
}

const CHUNKS = 5;
const HELD = 10_000;
const penalties = [10, 1, 0.1];
/** Of the draws of one number of labels. */
const SPREAD = 0.02;

export async function* syntheticCodes(take: SyntheticCodesTake): AsyncGenerator<AuditProgress, Codes, void> {
  const { options, dataset, seed, step, settings } = take;
  const { model, draws } = options;
  const { classes, count, taken, blind } = labelledPictures(dataset, HELD, seed);
  for (let done = 1; done <= CHUNKS; done++) yield { done, total: CHUNKS };
  const { given, leftOut } = drawSizes(options.labels, classes);
  const test = taken.test.length;
  const better = 0.02 * modelIds.indexOf(model);
  const shareAt = (labels: number, draw: number) =>
    0.95 - better - 2 / Math.sqrt(labels + 20) + SPREAD * (codeOf(labels + draw) - 0.5);
  const pointOf = ({ labels, needed }: (typeof given)[number]): CodesPoint => {
    const own = needed * classes.length;
    const shares = Array.from({ length: draws }, (_, draw) => shareAt(own, draw));
    return {
      ...{ labels: own, wanted: labels, errorOver: 'draws', accuracy: meanAndError(shares), shares },
      penalties: shares.map((_, draw) => penalties[draw % penalties.length]),
    };
  };
  const all = taken.training.length;
  const share = shareAt(all, 0);
  const ofAll: CodesPoint = {
    ...{ labels: all, wanted: null, errorOver: 'test pictures', shares: [share], penalties: [1] },
    accuracy: { mean: share, standardError: Math.sqrt((share * (1 - share)) / test) },
  };
  return {
    ...{ model, step, ...codeForm(specOf(model), settings), classes: classes.length, penalties, draws },
    ...{ training: count, used: all, validation: taken.validation.length, test, blind },
    points: [...given.map(pointOf), ofAll],
    leftOut,
  };
}
