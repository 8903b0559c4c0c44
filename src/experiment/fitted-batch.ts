/** A batch is no larger than the training pictures: data sets of few pictures train all the same. */

/** What becomes of a batch that is larger, and how that is said; null of one that fits. */
export const fittedBatch = (
  batchSize: number,
  pictures: number,
): { readonly batchSize: number; readonly notice: string } | null =>
  batchSize <= pictures
    ? null
    : {
        batchSize: pictures,
        notice: `Batch size is ${pictures} now, not ${batchSize}: there are ${pictures} training pictures.`,
      };
