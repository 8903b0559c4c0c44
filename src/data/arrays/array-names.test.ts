/** What names of arrays say. */
import { describe, expect, it } from 'vitest';
import { saysLabels, stemOf } from './array-names';

describe('stemOf', () => {
  it.each([
    ['medmnist.npz, train_images', 'images'],
    ['medmnist.npz, test_images', 'images'],
    ['a.mat, data', 'data'],
    ['a.mat, testdata', 'data'],
    ['a.mat, testtargetchar', 'targetchar'],
    ['val_labels', 'labels'],
    ['x_train', 'x'],
    ['xTest', 'x'],
    ['data_batch_1.bin', 'data bin'],
    ['x_extra', 'x extra'],
    ['test', 'test'],
  ])('of %s is %s', (name, stem) => expect(stemOf(name)).toBe(stem));
});

describe('saysLabels', () => {
  it('hears the array, not its file', () => {
    for (const name of ['a.npz, y', 'y_train', 'x.h5, ans', 'classes', 'my targets.npy'])
      expect(saysLabels(name)).toBe(true);
    for (const name of ['classes.npz, x', 'labels.h5, images', 'year', 'rays'])
      expect(saysLabels(name)).toBe(false);
  });
});
