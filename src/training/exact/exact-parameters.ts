/** Exact evidence of parameters in plain numbers: makes a network of them for as long as it takes, and leaves nothing on the device. */
import type { Dataset } from '../../data/dataset';
import { EXACT_FINENESS } from '../../experiment/exact-limits';
import type { ExactEvidence } from '../../experiment/exact';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { createNetwork, disposeNetwork } from '../network';
import type { TrainedParameters } from '../parameter-file';
import { exactEvidence, type ExactTake } from './exact-evidence';

/** Waits for the pictures; asks for no more of them than there are. Throws where there are no two of them, or too many cells. */
export async function* exactParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Pick<ExactTake, 'pictures' | 'pixels'> & Partial<Pick<ExactTake, 'from' | 'fineness'>>,
): AsyncGenerator<AuditProgress, ExactEvidence, void> {
  const { model, settings, parameters, step, temperature, experiment } = trained;
  const { from = 'test', fineness = EXACT_FINENESS, pixels } = options;
  const { first, end } = dataset.split[from];
  if (end - first < 2)
    throw new RangeError(
      `exact evidence: expected at least 2 ${from} pictures, for an error of their mean, got ${end - first}; train on a data set with more`,
    );
  const pictures = Math.min(options.pictures, end - first);
  await dataset.until(first + pictures);
  const network = createNetwork(tensorModel, settings, dataset.width * dataset.height, parameters);
  try {
    const { seed, binarise } = experiment;
    const subject = { network, dataset, seed, binarise, temperature };
    return yield* exactEvidence({ subject, model, step, pictures, from, pixels, fineness });
  } finally {
    disposeNetwork(network);
  }
}
