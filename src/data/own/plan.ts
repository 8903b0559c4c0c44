/** One's own files -> what they are together (a plan, from what a look at them gave), a preview, and pictures that are split. */
import type { ByteSource } from '../bytes/byte-source';
import { checkRoom, type Size } from '../data-limits';
import type { DecodeOther } from '../pictures/decode-picture';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import { sizesFor, smaller } from '../pictures/fit-picture';
import type { Ground } from '../pictures/ground';
import type { SplitPictures } from '../in-memory';
import { lookedSize, type Look } from '../pictures/look';
import type { Looking } from '../pictures/picture-files';
import { pictureWarnings } from '../pictures/picture-warnings';
import { refusal } from '../refusal';
import { readInMemory, type PictureFlow } from '../picture-flow';
import { cutByParts, cutPooled, cutWithTest, ownRatio, svhnRatio, type Ratio } from '../split';
import type { Role } from '../pictures/role-names';
import { arrange } from './arrange';
import { lookAt, type Looked } from './look';
import type { Part } from './part';
import { firstOfEach, pourParts } from './pour-parts';
import { leftOutText, unlabelledText } from './plan-warnings';
import type { Answers, Question } from './question';

export interface PlanOptions extends ReadOptions {
  /** Shares of training, validation and test; the plan's own where they are not said. */
  readonly ratio?: Ratio;
  /** How many of the first pictures are taken, of each part its share; all unless said. */
  readonly first?: number;
}

type SplitKind = 'pooled' | 'test-file';

export interface DataPlan extends Size {
  readonly name: string;
  /** Pictures of the files or arrays, those for training first. */
  readonly counts: readonly number[];
  /** Whether any part has labels; which have none is a warning. */
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged: readonly string[];
  /** To choose from. */
  readonly sizes: readonly Size[];
  /** The same for pictures that are cropped and turned so. */
  sizesUnder(look: Look): readonly Size[];
  /** What transparent pictures lie on unless somebody chooses; null where none is transparent. */
  readonly ground: Ground | null;
  /** What speaks against training on them, in sentences: they can be read, but are all alike, or of one grey. `seen`: a preview under the look. */
  warningsOf(seen: DecodedPictures, look?: Look): readonly string[];
  /** What the files leave open. */
  readonly questions: readonly Question[];
  /** The plan that they are under other answers; nothing is looked at again. Throws a DataError where an answer is none of the options. */
  answered(answers: Answers): Promise<DataPlan>;
  /** True where these are the two official files of SVHN. */
  readonly svhn: boolean;
  /** Shares of training, validation and test, unless the test file is kept apart. */
  readonly ratio: Ratio;
  /** The first `count` pictures as the net will see them. */
  preview(count: number, options?: PlanOptions): Promise<DecodedPictures>;
  /** Whether the files keep pictures for testing apart. */
  readonly hasTest: boolean;
  /** What is offered first: the parts of the files, but of SVHN the paper's. */
  readonly usualSplit: SplitKind;
  /** All of them on their way, to be split by `seed`; 'test-file' keeps those for testing, and for validation where there are any, as the files have them. */
  flow(seed: number, split: SplitKind, options?: PlanOptions): PictureFlow;
  /** The same in memory. */
  read(seed: number, split: SplitKind, options?: PlanOptions): Promise<SplitPictures>;
}

/** Pictures of SVHN's two files. */
const svhnCounts = '73257,26032';

/** What the files are together. Throws a DataError where they do not belong together, naming what is missing. */
export async function planOf(
  files: readonly ByteSource[],
  other: DecodeOther = null,
  looking: Looking = {},
): Promise<DataPlan> {
  // By code units, the same everywhere: the order of arrays is part of what the data set is.
  const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return planUnder(inOrder, await lookAt(inOrder, other, looking), other, {});
}

/** Of pictures larger than nets take it is the look that is made smaller. */
const sizeUnder = ({ name, whole, ...own }: Part, look: Look): Size =>
  whole ? smaller(lookedSize(name, whole, look)) : lookedSize(name, own, look);

async function planUnder(
  files: readonly ByteSource[],
  looked: Looked,
  other: DecodeOther,
  answers: Answers,
): Promise<DataPlan> {
  const { parts, questions, ground = null, warnings: own = [] } = await arrange(looked, other, answers);
  const warnings = [...leftOutText(looked.leftOut), ...unlabelledText(parts), ...own];
  const [first] = parts;
  const counts = parts.map(({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const countOf = (role: Role, of: readonly number[] = counts) =>
    parts.reduce((sum, one, k) => sum + (one.role === role ? of[k] : 0), 0);
  const hasTest = countOf('test') > 0 && countOf('training') > 0;
  const svhn = counts.join() === svhnCounts && first.width === 32 && first.height === 32;
  const name = svhn ? 'svhn' : files.length === 1 ? files[0].name : first.name;
  const ratio = svhn ? svhnRatio : ownRatio;
  function flow(seed: number, split: SplitKind, { first: most, ...options }: PlanOptions = {}): PictureFlow {
    if (split === 'test-file' && !hasTest) {
      throw refusal(name, 'split', 'a file for training and one for testing', 'one');
    }
    const shares = firstOfEach(counts, most);
    const count = shares.reduce((sum, share) => sum + share, 0);
    // Before an order of so many is made.
    checkRoom(name, count, { width: 1, height: 1 });
    const ratioOf = options.ratio ?? ratio;
    const [training, validation] = [countOf('training', shares), countOf('validation', shares)];
    const cut =
      split === 'pooled'
        ? cutPooled(name, count, ratioOf)
        : validation > 0
          ? cutByParts(count, training, validation)
          : cutWithTest(name, count, training, ratioOf);
    return { name, cut, seed, pour: (into) => pourParts(name, parts, shares, options, into) };
  }
  return {
    name,
    counts,
    width: first.width,
    height: first.height,
    labelled: parts.some(({ labelled }) => labelled),
    damaged: parts.flatMap(({ damaged = [] }) => damaged),
    sizes: sizesFor(first),
    sizesUnder: (look) => sizesFor(sizeUnder(first, look)),
    ground,
    warningsOf: (seen, { invert } = {}) => [
      ...warnings,
      ...pictureWarnings(seen, {
        invert,
        isAll: seen.count === total,
        isTransparent: ground !== null,
      }).filter((one) => !warnings.includes(one)),
    ],
    questions,
    answered: (given) => planUnder(files, looked, other, given),
    svhn,
    ratio,
    hasTest,
    usualSplit: hasTest && !svhn ? 'test-file' : 'pooled',
    preview: (count, options = {}) => first.read({ ...options, most: count }),
    flow,
    read: async (seed, split, options) => readInMemory(flow(seed, split, options)),
  };
}
