/** Section 5 of parameters in plain numbers: makes a network of them for as long as it takes, and leaves nothing on the device. */
import type { Dataset } from '../../data/dataset';
import type { SectionFive } from '../../experiment/section-five';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { createNetwork, disposeNetwork } from '../network';
import type { TrainedParameters } from '../parameter-file';
import { sectionFive, type SectionFiveTake } from './section-five';

/** Waits for the test pictures; asks for no more of them than there are. Throws where there are no two of them. */
export async function* sectionFiveParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Pick<SectionFiveTake, 'pictures' | 'samples'>,
): AsyncGenerator<AuditProgress, SectionFive, void> {
  const { model, settings, parameters, step, temperature, experiment } = trained;
  const { first, end } = dataset.split.test;
  if (end - first < 2)
    throw new RangeError(
      `section 5: expected at least 2 test pictures, for an error of their mean, got ${end - first}; train on a data set with more`,
    );
  const pictures = Math.min(options.pictures, end - first);
  await dataset.until(first + pictures);
  const network = createNetwork(tensorModel, settings, dataset.width * dataset.height, parameters);
  try {
    const { seed, binarise } = experiment;
    const subject = { network, dataset, seed, binarise, temperature };
    return yield* sectionFive({ subject, model, step, pictures, samples: options.samples });
  } finally {
    disposeNetwork(network);
  }
}
