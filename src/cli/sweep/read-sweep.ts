/** The command line of a sweep, or one sentence about what is wrong with it. Pure: touches no file. */
import { decodeLink } from '../../experiment/decode-link';
import { encodeLink } from '../../experiment/encode-link';
import { flags, ofSweepsAlone, type commandOptions } from '../help';
import { refuseFiles, WrongOption } from '../option-values';
import { parseOptions } from '../options';
import { splitArguments, type Argument } from '../split-arguments';
import { wholeNumber } from '../whole-number';
import { planSweep, type SweepPlan } from './plan';
import { readVaried } from './varied';

export interface Sweep extends SweepPlan {
  readonly ok: true;
  readonly out: string;
  /** Processes at a time. */
  readonly width: number;
  /** Commands are printed, and nothing is trained. */
  readonly list: boolean;
  readonly quiet: boolean;
  /** Of the link that all jobs begin from. */
  readonly notices: readonly string[];
}

type SweepReading = Sweep | { readonly ok: false; readonly message: string };

const MOST_AT_A_TIME = 256;
const varying: readonly string[] = ['sweep', 'seeds'] satisfies (keyof typeof commandOptions)[];
/** What is not handed on to the jobs as it is. */
const own = [...varying, ...ofSweepsAlone, 'quiet', 'weights', 'link'];

const wordsOf = ({ name, value }: Argument): string[] =>
  flags.includes(name)
    ? [`--${name}`]
    : value.startsWith('--')
      ? [`--${name}=${value}`]
      : [`--${name}`, value];

function path(name: string, text: string | undefined): string | null {
  if (text === '') throw new WrongOption(`--${name}: expected a path, got nothing`);
  return text ?? null;
}

function sweepOf(given: readonly Argument[]): Sweep {
  const last = (name: string) => given.findLast((argument) => argument.name === name)?.value;
  const beside = given.find(({ name }) => varying.includes(name))!.name;
  refuseFiles(given, ['json', 'keep', 'resume', 'resumable'], beside);
  const out = path('out', last('out'));
  if (out === null)
    throw new WrongOption(`--out: expected a folder for the records of --${beside}, got none`);
  const width = wholeNumber('jobs', last('jobs') ?? '1', 1, MOST_AT_A_TIME);
  if (typeof width === 'string') throw new WrongOption(width);
  const text = last('link');
  const link = text === undefined ? null : decodeLink(text);
  const words = [
    // In one line, whatever a mailer made of it.
    ...(link ? ['--link', encodeLink(link.experiment, link.moves)] : []),
    ...given.filter(({ name }) => !own.includes(name)).flatMap(wordsOf),
  ];
  const varied = readVaried(given.filter(({ name }) => varying.includes(name)));
  const plan = planSweep(varied, { words, out, weights: path('weights', last('weights')) });
  const list = last('list') !== undefined;
  const quiet = last('quiet') !== undefined;
  return { ok: true, ...plan, out, width, list, quiet, notices: link?.notices ?? [] };
}

/** Null where the words are of no sweep; --help is left to others too. */
export function readSweep(argv: readonly string[]): SweepReading | null {
  const { given, problem } = splitArguments(argv, flags);
  const names = given.map(({ name }) => name);
  if (!names.some((name) => varying.includes(name)) || names.includes('help')) return null;
  try {
    // A slip that has nothing to do with sweeping is named as ever.
    if (problem !== null) {
      const parsed = parseOptions(argv);
      throw new WrongOption(parsed.ok === false ? parsed.message : problem);
    }
    return sweepOf(given);
  } catch (error) {
    if (error instanceof WrongOption) return { ok: false, message: error.message };
    throw error;
  }
}
