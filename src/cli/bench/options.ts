/** The command line of `npm run bench`, read and explained. Pure. */
import { parseArgs } from 'node:util';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import { wholeNumber } from '../whole-number';
import { briefModels, type NetName } from './cells';
import { placeNames, type PlaceName } from './places/registry';

/** A part of a bench that can be asked for alone: a place, or the growth tables. */
export type Part = PlaceName | 'growth';
export const parts: readonly Part[] = [...placeNames, 'growth'];
/** All but the one that needs a graphics card, or names whatever Dawn finds. */
const usual = parts.filter((part) => part !== 'gpu');

/** Of samples, rounds and threads. */
const MOST = 1000;

const nets: readonly NetName[] = ['dense', 'convolutional'];

export interface Options {
  readonly quick: boolean;
  readonly peers: boolean;
  readonly parts: readonly Part[];
  readonly net: NetName;
  readonly models: readonly ModelId[];
  /** L. */
  readonly samples: readonly number[];
  readonly rounds: number;
  readonly threads: number;
  /** Folder. */
  readonly out: string;
}

export const help = `Times training steps of stock tfjs, of ours in its forms and of peers, each in a fresh process or page, in turn.
Nets 784-400-400-d-400-400-784, d 20, batch 100. Prints tables in Markdown; writes them and all rounds as JSON.

  npm run bench -- [options]

  --quick          L = 1, ${briefModels.map((id) => specOf(id).name).join(' and ')}, one round of few steps, no growth tables: about 2 minutes; else about half an hour
  --peers          @jax-js/jax beside the others
  --only <parts>   of ${parts.join(', ')}, joined by commas (default: all but gpu)
  --net <name>     of ${nets.join(', ')} (default: dense; convolutional: appendix E's, pictures of 32 x 32, no growth tables)
  --models <ids>   of ${modelIds.join(', ')} (default: all)
  --L <numbers>    samples for a picture (default: 1,10)
  --rounds <n>     rounds that medians are taken of (default: 3)
  --threads <n>    threads of wasm in the page (default: one a core)
  --out <folder>   where bench.md and bench.json go (default: bench)
  --help           prints this

gpu is the adapter that Dawn finds in Node. null and SwiftShader need none; pages need a Chromium, as the tests do.
`;

function whole(name: string, text: string): number {
  const value = wholeNumber(name, text, 1, MOST);
  if (typeof value === 'string') throw new Error(value);
  return value;
}

function among<T extends string>(name: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((word) => {
    const found = known.find((one) => one === word);
    if (!found) throw new Error(`--${name}: expected some of ${known.join(', ')}, got ${word || 'nothing'}`);
    return found;
  });
}

/** Options of words after `npm run bench --`, or null where --help is among them. Throws what is wrong, in words. */
export function readOptions(argv: readonly string[], cores: number): Options | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      only: { type: 'string' },
      net: { type: 'string', default: 'dense' },
      models: { type: 'string' },
      L: { type: 'string' },
      rounds: { type: 'string' },
      threads: { type: 'string' },
      out: { type: 'string', default: 'bench' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, peers, out } = values;
  if (values.help) return null;
  const [net] = among('net', values.net, nets);
  const all = quick || net !== 'dense' ? usual.filter((part) => part !== 'growth') : usual;
  const asked = values.only === undefined ? all : among('only', values.only, parts);
  if (net !== 'dense' && asked.includes('growth'))
    throw new Error(`--only: expected parts other than growth with --net ${net}, got growth`);
  const models = quick ? briefModels : modelIds;
  return {
    quick,
    peers,
    parts: asked,
    net,
    models: values.models === undefined ? models : among('models', values.models, modelIds),
    samples: (values.L ?? (quick ? '1' : '1,10')).split(',').map((text) => whole('L', text)),
    rounds: values.rounds === undefined ? (quick ? 1 : 3) : whole('rounds', values.rounds),
    threads: values.threads === undefined ? cores : whole('threads', values.threads),
    out,
  };
}
