/** Section 5 of parameters in plain numbers. */
import type { Dataset } from '../../data/dataset';
import type { SectionFive } from '../../experiment/section-five';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { onParameters } from '../on-parameters';
import type { TrainedParameters } from '../parameter-file';
import { sectionFive, type SectionFiveTake } from './section-five';

/** Waits for the pictures; asks for no more of them than there are. Throws where there are no two of them. */
export async function* sectionFiveParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Pick<SectionFiveTake, 'from' | 'pictures' | 'samples'>,
): AsyncGenerator<AuditProgress, SectionFive, void> {
  const { model, step } = trained;
  const { from, samples } = options;
  const refusal = `section 5: expected at least 2 ${from} pictures`;
  return yield* onParameters(
    tensorModel,
    trained,
    dataset,
    { from, pictures: options.pictures, refusal },
    (subject, pictures) =>
      sectionFive({ subject, model, step, from, pictures, samples, batchSize: trained.experiment.batchSize }),
  );
}
