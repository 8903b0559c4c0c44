import { expect, it } from 'vitest';
import { modelIds } from '../../models/registry';
import { familyRows } from './family-rows';
import { tableRows } from './rows';

it.each([...tableRows, ...familyRows])('$id trains its model alone', (row) => {
  expect(modelIds.filter((id) => row.experiment.models[id].on)).toEqual([row.model]);
});
