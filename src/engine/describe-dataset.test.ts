import { expect, it } from 'vitest';
import { noLabel } from '../data/dataset';
import { describeDataset } from './describe-dataset';
import { syntheticDataset } from './testing/synthetic-pictures';

it('counts the classes of the validation pictures alone, and none of pictures without one', () => {
  const dataset = syntheticDataset('mnist');
  const labels = dataset.labels.fill(noLabel);
  expect(describeDataset(dataset)).toMatchObject({ labelled: false, present: [] });
  // Training pictures.
  labels.fill(7, 100, 200);
  expect(describeDataset(dataset)).toMatchObject({ labelled: true, present: [] });
  labels.set([254, 3, 254], 0);
  expect(describeDataset(dataset).present).toEqual([
    { label: 3, count: 1 },
    { label: 254, count: 2 },
  ]);
});
