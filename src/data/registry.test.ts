import { describe, expect, it } from 'vitest';
import { datasetEntry, datasets } from './registry';

describe('datasets', () => {
  it('names MNIST', () => {
    expect(datasetEntry('mnist')).toBe(datasets.mnist);
  });

  it('refuses other names, saying which there are', () => {
    for (const name of ['cifar', '', 'toString', '__proto__']) {
      expect(() => datasetEntry(name)).toThrow(`data set: expected one of mnist, got '${name}'`);
    }
  });
});
