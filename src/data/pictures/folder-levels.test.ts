import { describe, expect, it } from 'vitest';
import { byRole, folderLevels, outsideParts } from './folder-levels';
import { roleNamed } from './role-names';

const found = (paths: readonly string[]) => {
  const levels = folderLevels(paths);
  return {
    levels: levels.levels.map(({ up, names }) => [up, ...names]),
    roles: paths.map(levels.roleOf),
    names: levels.levels[0] && paths.map((path) => levels.nameOf(path, levels.levels[0])),
    tooMany: levels.tooMany,
  };
};

describe('the folders of pictures', () => {
  it('are classes, the innermost first', () => {
    expect(found(['a/big/cat/1.png', 'a/big/dog/2.png', 'a/small/cat/3.png'])).toEqual({
      levels: [
        [0, 'cat', 'dog'],
        [1, 'big', 'small'],
      ],
      roles: ['training', 'training', 'training'],
      names: ['cat', 'dog', 'cat'],
      tooMany: null,
    });
  });

  it('are none where all pictures lie in one', () => {
    expect(found(['a/b/1.png', 'a/b/2.png']).levels).toEqual([]);
    expect(found(['1.png', '2.png']).levels).toEqual([]);
  });

  it('are ordered as numbers where all are numbers', () => {
    expect(found(['10/a.png', '9/a.png', '2/a.png']).levels).toEqual([[0, '2', '9', '10']]);
    // 255 says that there is no label.
    expect(found(['255/a.png', '9/a.png']).levels).toEqual([[0, '255', '9']]);
  });

  it('are taken one level up where the innermost are too many', () => {
    const paths = Array.from({ length: 600 }, (_, i) => `${i % 3}/${i % 300}/${i}.png`);
    expect(found(paths)).toMatchObject({ levels: [[1, '0', '1', '2']], tooMany: 300 });
    expect(folderLevels(Array.from({ length: 300 }, (_, i) => `x/${i}/1.png`))).toMatchObject({
      levels: [],
      tooMany: 300,
    });
  });

  it('keep the split, and its names are no classes', () => {
    const paths = ['z/Test/cats/1.png', 'z/train/cats/1.png', 'z/train/dogs/2.png', 'z/VAL/dogs/3.png'];
    expect(found(paths)).toEqual({
      levels: [[0, 'cats', 'dogs']],
      roles: ['test', 'training', 'training', 'validation'],
      names: ['cats', 'cats', 'dogs', 'dogs'],
      tooMany: null,
    });
    expect(byRole(paths, folderLevels(paths).roleOf).map(([role, own]) => [role, own.length])).toEqual([
      ['training', 2],
      ['validation', 1],
      ['test', 1],
    ]);
  });

  it('keep it inside the classes, and twice', () => {
    expect(found(['cats/train/1.png', 'cats/test/2.png', 'dogs/train/3.png'])).toMatchObject({
      levels: [[0, 'cats', 'dogs']],
      roles: ['training', 'test', 'training'],
    });
    expect(found(['seg_train/seg_train/sea/1.jpg', 'seg_test/seg_test/ice/1.jpg'])).toMatchObject({
      levels: [[0, 'ice', 'sea']],
      roles: ['training', 'test'],
    });
  });

  it('keep it only where all pictures have it on one level', () => {
    const { levels, roles } = found(['a/train/1.png', 'a/other/2.png']);
    expect(levels).toEqual([[0, 'other', 'train']]);
    expect(roles).toEqual(['training', 'training']);
    expect(found(['training/cats/1.png', 'training/dogs/1.png'])).toMatchObject({
      levels: [[0, 'cats', 'dogs']],
      roles: ['training', 'training'],
    });
  });

  it('measure on the validation pictures where there are no others', () => {
    expect(found(['train/cats/1.png', 'val/dogs/1.png']).roles).toEqual(['training', 'test']);
  });

  it('may leave the classes of the test pictures open', () => {
    const paths = ['z/train/cats/1.png', 'z/train/dogs/2.png', 'z/test/7.png'];
    expect(found(paths)).toMatchObject({ levels: [[0, 'cats', 'dogs']], names: ['cats', 'dogs', ''] });
  });
});

it.each([
  [
    'training',
    ['train', 'Training', 'TRAIN', 'seg_train', 'train2017', 'x_train', 'xTrain', 'trainset', 'trn'],
  ],
  ['validation', ['val', 'valid', 'Validation', 'dev', 'val_images', 'val2017', 'x-valid.npy']],
  ['test', ['test', 'testing', 'Test', 't10k', 't10k-images', 'x_test', 'xTest', 'testset', 'eval', 'tests']],
  [
    null,
    ['cats', 'latest', 'contest', 'devices', 'values', 'trains', 'evaluate', 'train_test_split', '', 'testa'],
  ],
])('%s', (role, names) => {
  for (const name of names) expect(roleNamed(name), name).toBe(role);
});

describe('pictures outside of the parts', () => {
  const split = ['d/train/cats/1.png', 'd/train/dogs/2.png', 'd/test/cats/3.png'];
  it('are told, few or many', () => {
    expect(outsideParts([...split, 'd/logo.png'])).toEqual({ paths: new Set(['d/logo.png']), areFew: true });
    const many = ['d/pred/1.png', 'd/pred/2.png', 'd/x/y/3.png'];
    expect(outsideParts([...split, ...many])).toEqual({ paths: new Set(many), areFew: false });
  });

  it('are none where all lie in parts, or folders are none', () => {
    expect(outsideParts(split)).toBe(null);
    expect(outsideParts(['a/train/1.png', 'a/other/2.png'])).toBe(null);
    expect(outsideParts(['a/val/1.png', 'a/test/1.png', 'a/other/2.png'])).toBe(null);
    expect(outsideParts(['seg_train/seg_train/sea/1.jpg', 'seg_test/seg_test/ice/1.jpg'])).toBe(null);
  });
});
