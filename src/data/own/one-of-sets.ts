/** IDX files of several data sets together, as in EMNIST's archive: which of them is asked, by what their names share. */
import type { Inspection } from './inspect-file';
import type { Parts } from './part';
import { ask, type Answers } from './question';

/** Words in the names of IDX files that say what a file is for, and not of which data set it is. */
const common = /\b(train|training|test|t10k|val|valid|validation|images?|labels?|idx\d|ubyte|gz)\b/g;

/** 'gzip/emnist-byclass-train-images-idx3-ubyte.gz' -> 'emnist-byclass'. */
const setOf = ({ source }: Inspection): string =>
  source.name
    .split('/')
    .at(-1)!
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(common, ' ')
    .trim()
    .replace(/ +/g, '-');

/** The files of each data set, the one of most pictures first; null where the names do not part them into such as could stand alone. */
function setsIn(found: readonly Inspection[]): ReadonlyMap<string, readonly Inspection[]> | null {
  const pictures = found.filter(({ kind }) => kind === 'idx-images');
  if (pictures.length <= 2 || !found.every(({ kind }) => kind === 'idx-images' || kind === 'idx-labels'))
    return null;
  const sets = new Map<string, Inspection[]>();
  for (const file of found) sets.set(setOf(file), [...(sets.get(setOf(file)) ?? []), file]);
  const picturesOf = (files: readonly Inspection[]) => files.filter((file) => pictures.includes(file));
  const countOf = (files: readonly Inspection[]) =>
    picturesOf(files).reduce((sum, { count }) => sum + count, 0);
  const isOne = (files: readonly Inspection[]) => [1, 2].includes(picturesOf(files).length);
  if (sets.size < 2 || sets.has('') || ![...sets.values()].every(isOne)) return null;
  return new Map([...sets].toSorted(([, a], [, b]) => countOf(b) - countOf(a)));
}

/** What `arrange` makes of the files, or of those of the data set that is chosen. */
export async function oneOfSets(
  found: readonly Inspection[],
  answers: Answers,
  arrange: (own: readonly Inspection[]) => Promise<Parts>,
): Promise<Parts> {
  const sets = setsIn(found);
  if (!sets) return arrange(found);
  const options = [...sets.keys()].map((name) => ({ value: name, words: name.replaceAll('-', ' ') }));
  const question = ask(found[0].source.name, { id: 'set', label: 'Data set', options }, answers);
  const own = await arrange(sets.get(question.answer)!);
  return { ...own, questions: [question, ...own.questions] };
}
