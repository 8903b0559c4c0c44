/** The data set in hand: it stays until another one is read whole enough, and each is described to the page once it is. */
import type { Dataset } from '../data/dataset';
import { describeDataset } from './describe-dataset';
import type { Platform } from './platform';

interface DataInHand {
  /** Brings the data set of a name; the one in hand if it is that. */
  hold(name: string): Promise<Dataset>;
  /** Reads it ahead of a `hold`; the one in hand stays. */
  look(name: string): Promise<Dataset>;
}

export function createDataInHand(platform: Pick<Platform, 'emit' | 'openDataset'>): DataInHand {
  let inHand: Dataset | null = null;
  let seen: Dataset | null = null;

  async function look(name: string): Promise<Dataset> {
    const known = [inHand, seen].find((dataset) => dataset?.name === name);
    return (seen =
      known ?? (await platform.openDataset(name, (data) => platform.emit({ event: 'progress', data }))));
  }

  async function hold(name: string): Promise<Dataset> {
    if (inHand?.name === name) return inHand;
    const dataset = await look(name);
    inHand = dataset;
    seen = null;
    // What fails to come is said by whatever waits for it.
    void dataset.until(dataset.split.validation.end).then(
      () => inHand === dataset && platform.emit({ event: 'dataset', data: describeDataset(dataset) }),
      () => undefined,
    );
    return dataset;
  }

  return { hold, look };
}
