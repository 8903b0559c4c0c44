/** Files read as words say: the choices of the page's offer, each by its name. What is not said is what the offer has first. */
import { cropOf } from '../pictures/crop-picture';
import type { Size } from '../data-limits';
import { grounds } from '../pictures/ground';
import type { SplitPictures } from '../in-memory';
import { invertWords, type Look } from '../pictures/look';
import { refusal } from '../refusal';
import { turns } from '../pictures/turn-picture';
import type { DataPlan } from './plan';

/** 'size' -> '28x28', 'turn' -> 'transposed'; an answer by the id of its question. */
type ReadingWords = Readonly<Record<string, string>>;

const splits = ['pooled', 'test-file'] as const;
const seeds = 2 ** 32;

/** Pictures that tell whether something speaks against them. */
const warned = 200;

/** Throws a DataError where a word is none of the plan's. `warn` is told what speaks against the pictures, in sentences. */
export async function readAs(
  offered: DataPlan,
  words: ReadingWords,
  warn: (text: string) => void = () => undefined,
): Promise<SplitPictures> {
  const plan = await offered.answered(words);
  const { name } = plan;
  const ofGround = plan.ground === null ? [] : ['ground'];
  const known = [
    'size',
    ...ofGround,
    'crop',
    'turn',
    'invert',
    'split',
    'seed',
    'first',
    ...plan.questions.map(({ id }) => id),
  ];
  const strange = Object.keys(words).find((word) => !known.includes(word));
  if (strange !== undefined) throw refusal(name, 'reading', `one of ${known.join(', ')}`, strange);
  const one = <T extends string>(word: string, among: readonly T[], usual: T): T => {
    const given = words[word] ?? usual;
    const found = among.find((value) => value === given);
    if (found === undefined) throw refusal(name, word, `one of ${among.join(', ')}`, given);
    return found;
  };
  const look: Look = {
    ground: plan.ground === null ? undefined : one('ground', grounds, plan.ground),
    crop: words.crop === undefined ? undefined : cropOf(name, words.crop),
    turn: one('turn', turns, turns[0]),
    invert: one('invert', invertWords, invertWords[0]) === invertWords[1],
  };
  const seed = Number(words.seed ?? 0);
  if (!(/^\d+$/.test(words.seed ?? '0') && seed < seeds))
    throw refusal(name, 'seed', `a whole number from 0 to ${seeds - 1}`, words.seed);
  const first = words.first === undefined ? undefined : Number(words.first);
  if (first !== undefined && !(/^\d+$/.test(words.first) && first >= 1))
    throw refusal(name, 'first', 'how many pictures are taken, in digits', words.first);
  const split = one('split', splits, plan.usualSplit);
  const size = words.size === undefined ? plan.sizesUnder(look)[0] : sizeOf(name, words.size);
  const seen = await plan.preview(warned, { ...look, size });
  for (const text of plan.warningsOf(seen, look)) warn(text);
  return plan.read(seed, split, { ...look, size, first });
}

function sizeOf(file: string, words: string): Size {
  const found = /^(\d{1,3})x(\d{1,3})$/.exec(words);
  if (!found) throw refusal(file, 'size', 'width x height, as 28x28', words);
  return { width: Number(found[1]), height: Number(found[2]) };
}
