/** What is said of arrays that are called labels and are nobody's: which, and why. Pure. */
import { grouped } from '../data-amounts';
import { roleOf, saysLabels } from './array-names';
import { labelsFor } from './label-arrays';
import type { NumberArray } from './number-array';

interface Pictures {
  readonly name: string;
  readonly count: number;
}

/** More of a kind are told by their number. */
const mostNamed = 4;

/** A sentence for each; `isOnly`: there are no other labels, and what is one number a row may have been meant, whatever it is called. */
export function leftOut(
  arrays: readonly NumberArray[],
  pictures: readonly Pictures[],
  isOnly: boolean,
): readonly string[] {
  const said = arrays.filter(({ name }) => saysLabels(name));
  const numbers = arrays.filter(({ shape, lost }) => lost === undefined && shape[0] > 1);
  const meant = said.length === 0 && isOnly && numbers.length === 1 ? numbers : said;
  const sentences = meant
    .slice(0, mostNamed)
    .map((array) => `Labels ${array.name} are left out: ${reasonOf(array, pictures)}.`);
  const more = meant.length - sentences.length;
  return more > 0 ? [...sentences, `So are ${grouped(more)} other arrays of labels.`] : sentences;
}

function reasonOf(array: NumberArray, pictures: readonly Pictures[]): string {
  if (array.lost !== undefined) return array.lost;
  const fitting = pictures.filter(({ count }) => labelsFor(array, count));
  if (fitting.length === 0) {
    const counts = [...new Set(pictures.map(({ count }) => grouped(count)))].slice(0, mostNamed);
    return `there are ${grouped(array.shape[0])}, and no pictures of that number (${counts.join(', ')})`;
  }
  const role = roleOf(array.name);
  const own = fitting.filter(({ name }) => roleOf(name) === role);
  if (own.length === 0)
    return `by their name they are for ${role}, and those pictures for ${roleOf(fitting[0].name)}`;
  if (own.length > 1)
    return `their name does not say which of ${grouped(own.length)} arrays of pictures they are for, or they are no whole numbers from 0 to 255`;
  return 'they are no whole numbers from 0 to 255';
}
