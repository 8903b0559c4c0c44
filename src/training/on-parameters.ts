/** Work on parameters in plain numbers: makes a network of them for as long as it takes, and leaves nothing on the device. */
import type { Dataset } from '../data/dataset';
import type { TensorModel } from '../models/contract';
import type { Subject } from './audit/subject';
import { createNetwork, disposeNetwork } from './network';
import type { TrainedParameters } from './parameter-file';

interface Wanted {
  /** A part of the data set, and how many of its first pictures, or all if there are fewer. */
  readonly from: 'test' | 'validation';
  readonly pictures: number;
  /** How a sentence begins that refuses a part without two of them. */
  readonly refusal: string;
}

/** Waits for the pictures; `work` is told how many there are of those wanted. Throws where there are no two of them. */
export async function* onParameters<Progress, Found>(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  { from, pictures: wanted, refusal }: Wanted,
  work: (subject: Subject, pictures: number) => AsyncGenerator<Progress, Found, void>,
): AsyncGenerator<Progress, Found, void> {
  const { settings, parameters, temperature, experiment } = trained;
  const { first, end } = dataset.split[from];
  if (end - first < 2)
    throw new RangeError(
      `${refusal}, for an error of their mean, got ${end - first}; train on a data set with more`,
    );
  const pictures = Math.min(wanted, end - first);
  await dataset.until(first + pictures);
  const network = createNetwork(tensorModel, settings, dataset.width * dataset.height, parameters);
  try {
    const { seed, binarise } = experiment;
    return yield* work({ network, dataset, seed, binarise, temperature }, pictures);
  } finally {
    disposeNetwork(network);
  }
}
