import { expect, it } from 'vitest';
import { namedDatasets } from '../experiment/dataset-name';
import { mnistFacts } from '../experiment/dataset-words';
import { pictureSize } from './picture-size';

it('knows the size of every named data set without having it', () => {
  const sizes = Object.fromEntries(namedDatasets.map((name) => [name, pictureSize(name, [])]));
  const { width, height } = mnistFacts;
  const large = { width: 32, height: 32 };
  expect(sizes).toEqual({ mnist: { width, height }, svhn: large, 'svhn-official': large });
});

it('knows the size of one’s own from where they are', () => {
  const own = { name: 'own-1', width: 20, height: 16 };
  expect(pictureSize('own-1', [own])).toBe(own);
  expect(pictureSize('own-2', [own])).toBeNull();
});
