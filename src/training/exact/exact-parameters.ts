/** Exact evidence of parameters in plain numbers. */
import type { Dataset } from '../../data/dataset';
import { EXACT_FINENESS } from '../../experiment/exact-limits';
import type { ExactEvidence } from '../../experiment/exact';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { onParameters } from '../on-parameters';
import type { TrainedParameters } from '../parameter-file';
import { exactEvidence, type ExactTake } from './exact-evidence';

/** Waits for the pictures; asks for no more of them than there are. Throws where there are no two of them, or too many cells. */
export async function* exactParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  options: Pick<ExactTake, 'pictures' | 'pixels'> & Partial<Pick<ExactTake, 'from' | 'fineness'>>,
): AsyncGenerator<AuditProgress, ExactEvidence, void> {
  const { model, step } = trained;
  const { from = 'test', fineness = EXACT_FINENESS, pixels } = options;
  const refusal = `exact evidence: expected at least 2 ${from} pictures`;
  return yield* onParameters(
    tensorModel,
    trained,
    dataset,
    { from, pictures: options.pictures, refusal },
    (subject, pictures) => exactEvidence({ subject, model, step, pictures, from, pixels, fineness }),
  );
}
