/** Refines q for parameters in plain numbers. */
import type { Dataset } from '../../data/dataset';
import type { Refined } from '../../experiment/refined';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { onParameters } from '../on-parameters';
import type { TrainedParameters } from '../parameter-file';
import { refinePictures, type RefinePicturesTake } from './refine-pictures';

/** Waits for the test pictures; asks for no more of them than there are. Throws where there are no two of them. */
export async function* refineParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Pick<RefinePicturesTake, 'pictures' | 'steps' | 'samples'>,
): AsyncGenerator<AuditProgress, Refined, void> {
  const { model, step } = trained;
  const refusal = 'refining q: expected a test set of at least 2 pictures';
  return yield* onParameters(
    tensorModel,
    trained,
    dataset,
    { from: 'test', pictures: options.pictures, refusal },
    (subject, pictures) => refinePictures({ subject, model, step, ...options, pictures }),
  );
}
