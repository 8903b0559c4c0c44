/** The names that people give the parts of a data set, in folders, files and arrays. Pure. */

/** What pictures are for, where their owner has split them. */
export type Role = 'training' | 'validation' | 'test';

/** In the order of a data set's parts. */
export const roles: readonly Role[] = ['training', 'validation', 'test'];

const words: Readonly<Record<Role, RegExp>> = {
  training: /^(trn|train(ing)?(set|data)?)$/,
  validation: /^(val(id(ation)?)?(set|data)?|dev(el(opment)?)?)$/,
  test: /^(tst|t10k|tests?|test(ing)?(set|data)?|eval(uation)?)$/,
};

/** By a word of the name: 'Train', 'seg_test', 'x_val', 't10k-images', 'xTest', 'val2017'. Null where there is none, or words for two. */
export function roleNamed(name: string): Role | null {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((part) => (part === 't10k' ? part : part.replace(/\d+$/, '')));
  const found = roles.filter((role) => parts.some((part) => words[role].test(part)));
  return found.length === 1 ? found[0] : null;
}
