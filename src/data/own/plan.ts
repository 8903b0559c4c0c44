/** One's own files -> what they are together (a plan, from what a look at them gave), a preview, and pictures that are split. */
import type { ByteSource } from '../byte-source';
import { decodedBytes, type Size } from '../data-limits';
import type { DecodeOther } from '../decode-picture';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import { sizesFor } from '../fit-picture';
import type { SplitPictures } from '../in-memory';
import type { Looking } from '../picture-files';
import { refusal } from '../refusal';
import { ownRatio, pooled, splitByParts, splitPooled, splitWithTest, svhnRatio, type Ratio } from '../split';
import type { Role } from '../arrays/array-names';
import { arrange } from './arrange';
import { lookAt, type Looked } from './look';
import type { Answers, Question } from './question';

export interface PlanOptions extends ReadOptions {
  /** Shares of training, validation and test; the plan's own where they are not said. */
  readonly ratio?: Ratio;
}

type SplitKind = 'pooled' | 'test-file';

export interface DataPlan extends Size {
  readonly name: string;
  /** Pictures of the files or arrays, those for training first. */
  readonly counts: readonly number[];
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged: readonly string[];
  /** Room for all pictures at their own size. */
  readonly bytes: number;
  /** To choose from. */
  readonly sizes: readonly Size[];
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
  /** All of them, split by `seed`; 'test-file' keeps those for testing, and for validation where there are any, as the files have them. */
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

async function planUnder(
  files: readonly ByteSource[],
  looked: Looked,
  other: DecodeOther,
  answers: Answers,
): Promise<DataPlan> {
  const { parts, questions } = await arrange(looked, other, answers);
  const [first, ...others] = parts;
  const counts = parts.map(({ count }) => count);
  const countOf = (role: Role) => parts.reduce((sum, one) => sum + (one.role === role ? one.count : 0), 0);
  const hasTest = countOf('test') > 0 && countOf('training') > 0;
  const svhn = counts.join() === svhnCounts && first.width === 32 && first.height === 32;
  const name = svhn ? 'svhn' : files.length === 1 ? files[0].name : first.name;
  const ratio = svhn ? svhnRatio : ownRatio;
  const readAll = async (options: PlanOptions) => {
    let read = await first.read(options);
    // All files in the size of the first, which may be its own.
    const size = { width: read.width, height: read.height };
    for (const other of others) read = pooled(name, read, await other.read({ ...options, size }));
    return read;
  };
  return {
    name,
    counts,
    width: first.width,
    height: first.height,
    labelled: parts.every(({ labelled }) => labelled),
    damaged: parts.flatMap(({ damaged = [] }) => damaged),
    bytes: parts.reduce((sum, { count, ...size }) => sum + decodedBytes(count, size), 0),
    sizes: sizesFor(first),
    questions,
    answered: (given) => planUnder(files, looked, other, given),
    svhn,
    ratio,
    hasTest,
    usualSplit: hasTest && !svhn ? 'test-file' : 'pooled',
    preview: (count, options = {}) => first.read({ ...options, most: count }),
    async read(seed, split, options = {}) {
      if (split === 'test-file' && !hasTest) {
        throw refusal(name, 'split', 'a file for training and one for testing', 'one');
      }
      const pictures = await readAll(options);
      const shares = options.ratio ?? ratio;
      if (split === 'pooled') return splitPooled(name, pictures, shares, seed);
      const [training, validation] = [countOf('training'), countOf('validation')];
      return validation > 0
        ? splitByParts(name, pictures, training, validation)
        : splitWithTest(name, pictures, training, shares, seed);
    },
  };
}
