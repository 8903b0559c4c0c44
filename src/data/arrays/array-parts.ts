/** Arrays of one or more files -> parts of a data set: which hold pictures, which labels belong to them, and which part is for training, validation or testing. Pure. */
import { refusal } from '../refusal';
import { roleNamed, roles, type Role } from '../role-names';
import { rowLength, type NumberArray } from './number-array';
import { pictureArray, type PictureArray } from './picture-array';
import { layoutOf } from './picture-layout';

interface ArrayPart extends PictureArray {
  readonly role: Role;
}

export const roleOf = (name: string): Role => roleNamed(name) ?? 'training';

const saysLabels = (name: string) => /label|target|class|(^|[^a-z])y([^a-z]|$)/i.test(name);

/** A number a picture, or a row of which one is set. */
function isLabels(array: NumberArray): boolean {
  const { shape, name } = array;
  if (shape.length === 1) return true;
  if (shape.length !== 2) return false;
  return shape[1] === 1 || (saysLabels(name) && rowLength(array) <= 256);
}

/** In the order training, validation, test. Throws a DataError where there are no pictures, or labels that belong to none. */
export function partsOfArrays(file: string, arrays: readonly NumberArray[]): readonly ArrayPart[] {
  const labels = arrays.filter(isLabels);
  const others = arrays.filter((array) => !labels.includes(array));
  // Of an archive of many arrays those are left out that are neither; alone it is said what it is.
  const pictures = others.some(layoutOf) ? others.filter(layoutOf) : others;
  if (pictures.length === 0) throw refusal(file, '', 'an array of pictures', describe(arrays));
  const fitting = (array: NumberArray) =>
    labels.filter(({ shape, name }) => shape[0] === array.shape[0] && roleOf(name) === roleOf(array.name));
  const parts = pictures.map((array) => {
    const candidates = fitting(array);
    const rivals = pictures.filter((one) => fitting(one).some((label) => candidates.includes(label)));
    const own = rivals.length > 1 ? candidates.filter(({ name }) => isBeside(array.name, name)) : candidates;
    return { ...pictureArray(array, own[0] ?? null), role: roleOf(array.name) };
  });
  const sizes = new Set(parts.map(({ width, height }) => `${width} x ${height}`));
  if (sizes.size > 1) throw refusal(file, 'size', 'one size in all arrays', [...sizes].join(' and '));
  return parts.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

/** 'data_batch_1.bin' and 'data_batch_1.bin, labels'; 'x_extra' and 'y_extra'. */
function isBeside(pictures: string, labels: string): boolean {
  const bare = (name: string) =>
    name.toLowerCase().replace(/labels?|targets?|images?|pictures|data|[^a-z0-9]|\b[xy]\b/g, '');
  return labels.startsWith(pictures) || bare(pictures.replace(/_/g, ' ')) === bare(labels.replace(/_/g, ' '));
}

const describe = (arrays: readonly NumberArray[]): string =>
  arrays.length === 0 ? 'none' : arrays.map(({ name, shape }) => `${name} (${shape.join(' x ')})`).join(', ');
