/** What the names of arrays say: which part an array is for, whether it holds labels, and which arrays belong together. Pure. */

import { roleNamed, type Role } from '../pictures/role-names';

/** By the names that people give: 'x_test', 't10k-images', 'val_images', and 'testtarget' of MATLAB. */
export const roleOf = (name: string): Role =>
  roleNamed(name) ?? (/(^|[^a-z])test/i.test(name) ? 'test' : 'training');

/** Without the name of its file, where an array has one of its own: 'train_images' of 'medmnist.npz, train_images'. */
export const ownName = (name: string): string => name.split(', ').at(-1)!;

export const saysLabels = (name: string): boolean =>
  /label|target|class|(^|[^a-z])(y|ans)([^a-z]|$)/i.test(ownName(name));

/** What is left of a name without its part and its number: 'images' of 'train_images', 'data' of 'data_batch_1'. */
export function stemOf(name: string): string {
  const stem = ownName(name)
    .replace(/(^|[^a-z])(training|train|test|t10k|eval|validation|valid|val|dev)/gi, '$1')
    .replace(/(Train|Test|Val)(?![a-z])/g, '')
    .replace(/_?batch|[^A-Za-z]/g, ' ')
    .trim()
    .replace(/ +/g, ' ');
  return stem === '' ? ownName(name) : stem;
}

/** 'data_batch_1.bin' and 'data_batch_1.bin, labels'; 'x_extra' and 'y_extra'. */
export function isBeside(pictures: string, labels: string): boolean {
  const bare = (name: string) =>
    name.toLowerCase().replace(/labels?|targets?|images?|pictures|data|[^a-z0-9]|\b[xy]\b/g, '');
  return labels.startsWith(pictures) || bare(pictures.replace(/_/g, ' ')) === bare(labels.replace(/_/g, ' '));
}
