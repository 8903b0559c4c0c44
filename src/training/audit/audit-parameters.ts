/** The audit of parameters in plain numbers: makes a network of them for as long as it takes, and leaves nothing on the device. */
import type { Dataset } from '../../data/dataset';
import type { Audit, AuditOptions } from '../../experiment/audit';
import type { TensorModel } from '../../models/contract';
import { createNetwork, disposeNetwork } from '../network';
import type { TrainedParameters } from '../parameter-file';
import { audit } from './audit';
import type { AuditProgress } from './stages';

/** Waits for the test pictures; asks for no more of them than there are. Throws where a figure is not finite, or there are no two of them. */
export async function* auditParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Omit<AuditOptions, 'model'>,
): AsyncGenerator<AuditProgress, Audit, void> {
  const { model, settings, parameters, step, temperature, experiment } = trained;
  const { first, end } = dataset.split.test;
  if (end - first < 2)
    throw new RangeError(
      `audit: expected a test set of at least 2 pictures, for an error of their mean, got ${end - first}; train on a data set with more`,
    );
  const pictures = Math.min(options.pictures, end - first);
  const termPictures = Math.min(Math.max(pictures, options.termPictures ?? 0), end - first);
  await dataset.until(first + termPictures);
  const network = createNetwork(tensorModel, settings, dataset.width * dataset.height, parameters);
  try {
    const { seed, binarise } = experiment;
    const subject = { network, dataset, seed, binarise, temperature };
    return yield* audit({ subject, model, step, pictures, termPictures, samples: options.samples });
  } finally {
    disposeNetwork(network);
  }
}
