/** The data set in hand: it stays until another one is read whole enough, and each is described to the page once it is. */
import type { Dataset } from '../data/dataset';
import { describeDataset } from './describe-dataset';
import type { Platform } from './platform';

/** Brings the data set of a name; the one in hand if it is that. */
export function createDataInHand(
  platform: Pick<Platform, 'emit' | 'openDataset'>,
): (name: string) => Promise<Dataset> {
  let inHand: Dataset | null = null;
  return async (name) => {
    if (inHand?.name === name) return inHand;
    const dataset = await platform.openDataset(name, (data) => platform.emit({ event: 'progress', data }));
    inHand = dataset;
    // What fails to come is said by whatever waits for it.
    void dataset.until(dataset.split.validation.end).then(
      () => inHand === dataset && platform.emit({ event: 'dataset', data: describeDataset(dataset) }),
      () => undefined,
    );
    return dataset;
  };
}
