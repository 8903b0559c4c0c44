/** The audit of parameters in plain numbers. */
import type { Dataset } from '../../data/dataset';
import type { Audit, AuditOptions } from '../../experiment/audit';
import type { TensorModel } from '../../models/contract';
import { onParameters } from '../on-parameters';
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
  const { model, step } = trained;
  const { pictures, termPictures = pictures, samples } = options;
  const refusal = 'audit: expected a test set of at least 2 pictures';
  return yield* onParameters(
    tensorModel,
    trained,
    dataset,
    { from: 'test', pictures: Math.max(pictures, termPictures), refusal },
    (subject, there) =>
      audit({ subject, model, step, pictures: Math.min(pictures, there), termPictures: there, samples }),
  );
}
