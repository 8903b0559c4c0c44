/** Files read as words say: the choices of the page's offer, each by its name. What is not said is what the offer has first. */
import { invertWords, turns, type Look } from '../turn-picture';
import type { Size } from '../data-limits';
import type { SplitPictures } from '../in-memory';
import { refusal } from '../refusal';
import type { DataPlan } from './plan';

/** 'size' -> '28x28', 'turn' -> 'transposed'; an answer by the id of its question. */
type ReadingWords = Readonly<Record<string, string>>;

const splits = ['pooled', 'test-file'] as const;
const seeds = 2 ** 32;

/** Throws a DataError where a word is none of the plan's. */
export async function readAs(offered: DataPlan, words: ReadingWords): Promise<SplitPictures> {
  const plan = await offered.answered(words);
  const { name } = plan;
  const known = ['size', 'turn', 'invert', 'split', 'seed', ...plan.questions.map(({ id }) => id)];
  const strange = Object.keys(words).find((word) => !known.includes(word));
  if (strange !== undefined) throw refusal(name, 'reading', `one of ${known.join(', ')}`, strange);
  const one = <T extends string>(word: string, among: readonly T[], usual: T): T => {
    const given = words[word] ?? usual;
    const found = among.find((value) => value === given);
    if (found === undefined) throw refusal(name, word, `one of ${among.join(', ')}`, given);
    return found;
  };
  const look: Look = {
    turn: one('turn', turns, turns[0]),
    invert: one('invert', invertWords, invertWords[0]) === invertWords[1],
  };
  const seed = Number(words.seed ?? 0);
  if (!(/^\d+$/.test(words.seed ?? '0') && seed < seeds))
    throw refusal(name, 'seed', `a whole number from 0 to ${seeds - 1}`, words.seed);
  return plan.read(seed, one('split', splits, plan.usualSplit), {
    ...look,
    size: words.size === undefined ? plan.sizes[0] : sizeOf(name, words.size),
  });
}

function sizeOf(file: string, words: string): Size {
  const found = /^(\d{1,3})x(\d{1,3})$/.exec(words);
  if (!found) throw refusal(file, 'size', 'width x height, as 28x28', words);
  return { width: Number(found[1]), height: Number(found[2]) };
}
