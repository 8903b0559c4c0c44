/** What the codes of parameters in plain numbers know. */
import type { Dataset } from '../../data/dataset';
import type { Codes, CodesOptions } from '../../experiment/codes';
import type { TensorModel } from '../../models/contract';
import type { AuditProgress } from '../audit/stages';
import { onParameters } from '../on-parameters';
import type { TrainedParameters } from '../parameter-file';
import { whatCodesKnow } from './what-codes-know';

/** Waits for the pictures of all parts. Throws where there are no labels to know. */
export async function* codesParameters(
  tensorModel: TensorModel,
  trained: Omit<TrainedParameters, 'dataset'>,
  dataset: Dataset,
  { labels, draws }: Pick<CodesOptions, 'labels' | 'draws'>,
): AsyncGenerator<AuditProgress, Codes, void> {
  const { model, step } = trained;
  const { training, validation, test } = dataset.split;
  // Test pictures are the last of a data set as a rule, and labels come with pictures.
  await dataset.until(Math.max(training.end, validation.end, test.end));
  const refusal = 'what the codes know: expected at least 2 test pictures';
  return yield* onParameters(
    tensorModel,
    trained,
    dataset,
    { from: 'test', pictures: test.end - test.first, refusal },
    (subject) => whatCodesKnow({ subject, model, step, labels, draws }),
  );
}
