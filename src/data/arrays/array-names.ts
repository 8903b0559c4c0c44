/** What the names of arrays say: which part an array is for, whether it holds labels, and which arrays belong together. Pure. */

import { roleNamed, type Role } from '../pictures/role-names';

/** A role word may stand behind the letter of pictures or labels: 'Xtrain', 'Ytest'. */
const apart = (name: string): string =>
  name.replace(
    /(^|[^a-z])([xy])(?=(training|train|test|t10k|eval|validation|valid|val|dev)(?![a-z]))/gi,
    '$1$2 ',
  );

const roleOfWord = (name: string): Role | null =>
  roleNamed(apart(name)) ?? (/(^|[^a-z])test/i.test(apart(name)) ? 'test' : null);

/**
 * By the names that people give: 'x_test', 't10k-images', 'val_images', and 'testtarget' of MATLAB. The array's own name says it before its
 * file's, and that before its folders, the innermost first: a file called 'test' may hold pictures for training.
 */
export function roleOf(name: string): Role {
  for (const own of name.split(', ').toReversed())
    for (const word of own.split('/').toReversed()) {
      const role = roleOfWord(word);
      if (role !== null) return role;
    }
  return 'training';
}

/** Without the name of its file, where an array has one of its own: 'train_images' of 'medmnist.npz, train_images'. */
export const ownName = (name: string): string => name.split(', ').at(-1)!;

export const saysLabels = (name: string): boolean =>
  /label|target|class|(^|[^a-z])(y|ans)([^a-z]|$)/i.test(apart(ownName(name)));

function withoutRole(name: string, others: RegExp): string {
  const stem = apart(ownName(name))
    .replace(/(^|[^a-z])(training|train|test|t10k|eval|validation|valid|val|dev)/gi, '$1')
    .replace(/(Train|Test|Val)(?![a-z])/g, '')
    .replace(others, ' ')
    .trim()
    .replace(/ +/g, ' ');
  return stem === '' ? ownName(name) : stem;
}

/** What is left of a name without its part and its number: 'images' of 'train_images', 'data' of 'data_batch_1'. */
export const stemOf = (name: string): string => withoutRole(name, /_?batch|[^A-Za-z]/g);

/** The same with its number. */
export const numberedStem = (name: string): string => withoutRole(name, /[^A-Za-z0-9]/g);

/** What pictures and their labels have alike: 'data_batch_1.bin' and 'data_batch_1.bin, labels'; 'x_extra' and 'y_extra'. */
export const bareName = (name: string): string =>
  apart(name)
    .toLowerCase()
    .replace(/_/g, ' ')
    .replace(/labels?|targets?|images?|pictures|data|[^a-z0-9]|\b[xy]\b/g, '');

/** Whether a name goes on where another ends, which 'img10' after 'img1' does not. */
export const goesOn = (name: string, from: string): boolean =>
  name.startsWith(from) && !/^[a-z0-9]/i.test(name.slice(from.length));
