import { describe, expect, it } from 'vitest';
import { datasetEntry, datasets } from './registry';

describe('datasets', () => {
  it('names MNIST and whom it is by', () => {
    expect(datasetEntry('mnist')).toBe(datasets.mnist);
    expect(datasets.mnist.attribution).toBe('MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0');
  });

  it('refuses other names, saying which there are', () => {
    for (const name of ['cifar', '', 'toString', '__proto__']) {
      expect(() => datasetEntry(name)).toThrow(`data set: expected one of mnist, got '${name}'`);
    }
  });
});
