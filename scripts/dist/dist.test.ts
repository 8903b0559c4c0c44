/** What the built page promises: an entry without tensors and within its budget, the data beside it, no trace of the machine that built it. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentPolicy, workerPolicy } from '../content-policy.mjs';
import { entryBudget } from '../entry-budget.mjs';
import { chunksFrom, distFiles, entryChunks, importsOf, readDist, textOf, workersOf } from './built-page';

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

/** Strings that minified TensorFlow.js cannot do without: its engine's global, and two kernels' names. */
const tensorTraces = ['_tfengine', 'FusedConv2D', 'SparseFillEmptyRows'];

/** Addresses that stand in the build as names or as links in messages; nothing is requested from them. */
const links = [
  'www.w3.org', // names of XML's vocabularies
  'react.dev', // React's error messages
  'redux.js.org', // those of Recharts' store
  'redux-toolkit.js.org',
  'github.com', // TensorFlow.js's error messages, and comments in its shaders
  'bit.ly',
  'emscripten.org',
  'en.wikipedia.org',
  'www.shadertoy.com',
  'arxiv.org',
  'creativecommons.org', // MNIST's licence
];

/** Hosts that the page may ask besides its own: of SVHN's files alone, and after a click (e2e). Its storage hosts change, so the second names them all. */
const askedForSvhn = ['huggingface.co', '*.hf.co'];

const files = distFiles();
const scripts = files.filter((path) => path.endsWith('.js'));
const texts = files.filter((path) => /\.(js|css|html|json|svg|md|txt|webmanifest)$/.test(path));
const has = (path: string, trace: string) => textOf(path).includes(trace);

describe('the entry chunk', () => {
  const atOnce = chunksFrom(entryChunks(), 'at once');

  it('keeps its budget', () => {
    const plain = atOnce.reduce((sum, path) => sum + readDist(path).length, 0);
    const packed = atOnce.reduce((sum, path) => sum + gzipSync(readDist(path), { level: 9 }).length, 0);
    console.log(`entry: ${kilobytes(plain)} kB, ${kilobytes(packed)} kB gzipped, in ${atOnce.join(', ')}`);
    expect(entryChunks()).not.toEqual([]);
    expect(kilobytes(packed)).toBeLessThan(entryBudget);
  });

  it('is waited for by nothing that is loaded later, since it awaits the recording', () => {
    const [main] = /<script type="module"[^>]*>/.exec(textOf('index.html')) ?? [];
    const entry = /src="\.\/([^"]+)"/.exec(main ?? '')?.[1] ?? '';
    expect(scripts).toContain(entry);
    expect(scripts.filter((path) => has(path, entry.replace(/^.*\//, '')))).toEqual([]);
  });

  it('draws no chart before it must', () => {
    expect(atOnce.filter((path) => has(path, 'recharts-'))).toEqual([]);
    expect(scripts.filter((path) => has(path, 'recharts-'))).not.toEqual([]);
  });
});

describe('tensors', () => {
  const ofPage = chunksFrom(entryChunks(), 'at any time');

  it.each(tensorTraces)('%s is in the worker and in no chunk of the page', (trace) => {
    expect(scripts.filter((path) => has(path, trace))).not.toEqual([]);
    expect(ofPage.filter((path) => has(path, trace))).toEqual([]);
  });
});

describe('probes', () => {
  it('are in the worker and in no chunk of the page, which sees their types alone', () => {
    // Words of a check: with them come what is asked and what the fake answers.
    const trace = 'a plane has two axes';
    expect(scripts.filter((path) => has(path, trace))).not.toEqual([]);
    expect(chunksFrom(entryChunks(), 'at any time').filter((path) => has(path, trace))).toEqual([]);
  });
});

describe("a worker's own file", () => {
  // Files of workers start workers too: the engine's, those of its threads.
  const own = [...new Set(scripts.flatMap(workersOf))];

  it('is imported by none, since WebKit evaluates an imported one again and answers twice', () => {
    expect(own.map((path) => path.replace(/^.*\/|-.{8}\.js$/g, ''))).toEqual(
      expect.arrayContaining(['worker', 'data-worker', 'runs-worker', 'pool-worker', 'geometry-worker']),
    );
    const imported = new Set(scripts.flatMap((path) => importsOf(path, 'at any time')));
    expect(own.filter((path) => imported.has(path))).toEqual([]);
  });
});

describe('the data', () => {
  it('lies beside the page, every byte of it', () => {
    const { files: packed } = JSON.parse(textOf('data/mnist/manifest.json')) as {
      files: { name: string; sha256: string }[];
    };
    expect(packed.length).toBeGreaterThanOrEqual(4);
    const sums = packed.map(({ name }) => createHash('sha256').update(readDist(`data/mnist/${name}`)).digest('hex'));
    expect(sums).toEqual(packed.map(({ sha256 }) => sha256));
  });
});

describe('the build', () => {
  it('has no source maps', () => {
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([]);
    expect(texts.filter((path) => has(path, 'sourceMappingURL'))).toEqual([]);
  });

  it('knows nothing of the model and the family that only tests have', () => {
    const theirs = ['Unit-VAE', 'testing/unit', 'laplace'];
    expect(texts.filter((path) => theirs.some((name) => has(path, name)))).toEqual([]);
  });

  it('names no folder of the machine that made it', () => {
    const folders = [process.cwd(), homedir()].filter((folder) => folder.length > 1);
    expect(texts.filter((path) => folders.some((folder) => has(path, folder)))).toEqual([]);
  });

  it('may ask of no other hosts than those of SVHN', () => {
    const policy = contentPolicy(textOf('index.html'));
    const connect = policy.split(';').find((part) => part.trim().startsWith('connect-src '));
    const sources = connect?.trim().split(' ').slice(1);
    expect(sources).toEqual([
      "'self'",
      'data:',
      'blob:',
      ...askedForSvhn.map((host) => `https://${host}`),
    ]);
    expect(policy.match(/https?:/g)).toHaveLength(askedForSvhn.length);
    expect(textOf('isolation.js')).toContain(`"${workerPolicy(textOf('index.html'))}"`);
  });

  it('names no other hosts', () => {
    const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '');
    const hosts = texts
      .filter((path) => /\.(js|css|html)$/.test(path))
      .flatMap((path) => [...withoutComments(textOf(path)).matchAll(/\b(?:https?|wss?):\/\/([\w.*-]+)/g)])
      .map((match) => match[1]!);
    expect([...new Set(hosts)].filter((host) => ![...links, ...askedForSvhn].includes(host))).toEqual([]);
  });

  it('finds its files under any path', () => {
    const absolute = [...textOf('index.html').matchAll(/\b(?:src|href)="(\/[^"]*)"/g)].map((match) => match[1]);
    expect(absolute).toEqual([]);
  });
});
