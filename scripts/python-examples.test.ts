/** `examples/python/` against the project's own code, where there is a python3 with NumPy: the same L and reconstructions of the same run file, and files that are opened here. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../src/data/dataset';
import { openDataset } from '../src/data/load';
import type { Experiment, Move } from '../src/experiment/experiment';
import { settingsAt } from '../src/experiment/live-settings';
import { evaluationTemperature } from '../src/experiment/temperature';
import { activate } from '../src/gpu/backends';
import { tf, type Tensor } from '../src/gpu/tf';
import { float16Bits, ofFloat16Bits } from '../src/math/float16';
import { loadModel, type ModelId } from '../src/models/registry';
import { evaluate, evaluationPictures } from '../src/training/evaluate';
import type { KeptRun } from '../src/training/kept-run';
import { createNetwork, decode, disposeNetwork, encode } from '../src/training/network';
import { evaluationNoise } from '../src/training/noise';
import { createRun } from '../src/training/run';
import { digestOfRun, sumOfRun } from '../src/training/run-file/digest';
import { openRunFile } from '../src/training/run-file/open-run-file';
import { factsOf } from '../src/training/run-file/testing/kept-run-of';
import { writeRunFile } from '../src/training/run-file/write-run-file';
import { drive, tinyExperiment } from '../src/training/testing/tiny-run';
import { packMnist } from './pack-mnist.mjs';
import { writeTinyPackage } from './tiny-mnist';

/** What the examples are held to: nats of L, and shares of white. */
const bound = 1e-4;
const examples = resolve('examples/python');
const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
const call = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { cwd: examples, encoding: 'utf8', env: environment });

const program = ['python3', 'python'].find(
  (name) => call(name, ['-c', 'import sys, numpy; sys.exit(sys.version_info < (3, 9))']).status === 0,
);

/** Runs `python -m coarse_grain` and answers what it printed. */
function python(...args: readonly string[]): string {
  const { status, stdout, stderr } = call(program!, ['-m', 'coarse_grain', ...args]);
  expect(status, stderr).toBe(0);
  return stdout;
}

interface Figures {
  readonly term1: readonly number[];
  readonly term2: readonly number[];
  readonly reconstructions: readonly (readonly number[])[];
}

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const largest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0);

let folder: string;
const at = (name: string) => join(folder, name);

/** Bars of grey in the layout of the packed MNIST: 40 validate, 230 train, 30 test. */
async function packed(name: string, side: number): Promise<Dataset> {
  const source = at(`${name}-raw`);
  const sums = writeTinyPackage(source, { ...sizes, width: side, height: side });
  packMnist({ source, output: join(at(name), 'mnist'), sums, firstChunk: 100, validation: 40, digits: 4 });
  return opened(at(name));
}
const sizes = { trained: 270, tested: 30 } as Parameters<typeof writeTinyPackage>[1] & object;

async function opened(data: string): Promise<Dataset> {
  const dataset = await openDataset(
    'mnist',
    (path) => readFile(join(data, path)),
    () => undefined,
  );
  await dataset.until(dataset.split.test.end);
  return dataset;
}

/** Every model of a run on the first validation pictures by the project's own code. */
async function truthOf(kept: KeptRun, dataset: Dataset, count: number): Promise<Record<string, Figures>> {
  const { experiment, moves, step, models } = kept;
  const { seed, binarise } = experiment;
  const live = settingsAt(experiment, moves, Math.max(0, step - 1)).models;
  const indices = Array.from({ length: count }, (_, i) => i);
  const truth: Record<string, Figures> = {};
  for (const [id, { snapshot }] of models) {
    const { settings, parameters } = snapshot;
    const temperature = evaluationTemperature(id, settings, live[id].heldTemperature) ?? 1;
    const model = await loadModel(id);
    const network = createNetwork(model, settings, dataset.width * dataset.height, parameters);
    const work = evaluate({ network, dataset, range: { first: 0, end: count }, seed, binarise, temperature });
    let next = await work.next();
    while (!next.done) next = await work.next();
    const means = tf.tidy((): Tensor => {
      const head = encode(network, evaluationPictures(dataset, indices, binarise));
      const noise = evaluationNoise(model, settings, seed, indices);
      return tf.sigmoid(decode(network, model.sample(head, noise, settings, temperature)));
    });
    truth[id] = {
      term1: [...next.value.term1ByPicture],
      term2: [...next.value.term2ByPicture],
      reconstructions: (await means.array()) as number[][],
    };
    means.dispose();
    disposeNetwork(network);
  }
  return truth;
}

/** What Python says of the same file. */
function saidOf(file: string, data: string, count: number): Record<string, Figures> {
  const to = at('said.json');
  python('evaluate', file, '--data', data, '--count', String(count), '--json', to);
  return JSON.parse(readFileSync(to, 'utf8')) as Record<string, Figures>;
}

function expectSame(said: Record<string, Figures>, truth: Record<string, Figures>): void {
  expect(Object.keys(said).sort()).toEqual(Object.keys(truth).sort());
  for (const [id, own] of Object.entries(truth)) {
    const other = said[id];
    for (const term of ['term1', 'term2'] as const) {
      expect(other[term], id).toHaveLength(own[term].length);
      expect(Math.abs(mean(other[term]) - mean(own[term])), `${term} of ${id}`).toBeLessThan(bound);
    }
    expect(largest(other.reconstructions.flat(), own.reconstructions.flat()), id).toBeLessThan(bound);
  }
}

/** A run to its end, as a file as the page keeps one. */
async function trainedFile(
  name: string,
  dataset: Dataset,
  experiment: Experiment,
  moves: readonly Move[],
): Promise<KeptRun> {
  const run = await createRun({ experiment, moves, dataset });
  await drive(run);
  const kept = await run.keep();
  run.dispose();
  const { sha256, width, height } = dataset;
  const said = {
    dataset: { name: 'mnist', sha256, width, height },
    digest: await digestOfRun(kept),
    parent: null,
  };
  writeFileSync(at(name), writeRunFile(kept, factsOf(experiment, said)));
  return kept;
}

const title = program ? '' : ' (skipped: this machine has no python3 from 3.9 on with NumPy)';
describe.skipIf(!program)(`examples/python${title}`, () => {
  let dataset: Dataset;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'python-examples-'));
    await activate('wasm', { threads: 1 });
    dataset = await packed('small', 6);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const held: readonly Move[] = [{ step: 5, field: 'temperature', value: 0.3 }];
  const kinds: readonly [string, Record<string, unknown>, Partial<Experiment>, readonly Move[]][] = [
    ['the usual settings, T held', {}, {}, held],
    ['learned priors and exact samples', { prior: 'learned', sampler: 'inverse-cdf', family: 'spline' }, { binarise: 'dynamic' }, []],
    ['fixed priors and noise scaled', { prior: 'fixed', family: 'cosine', noiseScale: 0.5, hidden: [16, 12] }, {}, []],
    ['a mixture', { family: 'mixture', polynomialOrder: 3 }, { binarise: 'static', seed: 7 }, []],
    ['free logits', { family: 'free' }, {}, []],
  ]; // prettier-ignore
  test.each(kinds)('has the L and the reconstructions of the project: %s', async (_, change, run, moves) => {
    const settings = { hidden: [16], learningRate: 0.02, ...change };
    const experiment = tinyExperiment(settings, { dataset: 'mnist', steps: 30, ...run });
    const kept = await trainedFile('run.zip', dataset, experiment, moves);
    const said = saidOf(at('run.zip'), join(at('small'), 'mnist'), 40);
    expectSame(said, await truthOf(kept, dataset, 40));
    // All of the validation pictures: the last point of the curve as well.
    for (const [id, { evaluations }] of kept.history)
      expect(Math.abs(mean(said[id].term2) - evaluations.at(-1)!.validation.term2), id).toBeLessThan(bound);
  });

  test('has those of the convolutional nets', async () => {
    const squares = await packed('squares', 32);
    const settings = { net: 'convolutional', latent: 2 };
    const on: readonly ModelId[] = ['gauss', 'cg-bpef'];
    const experiment = tinyExperiment(settings, { dataset: 'mnist', steps: 1, batchSize: 2 }, on);
    const kept = await trainedFile('squares.zip', squares, experiment, []);
    expectSame(saidOf(at('squares.zip'), join(at('squares'), 'mnist'), 3), await truthOf(kept, squares, 3));
  });

  test('has those of a trained model of the page, on MNIST', async () => {
    const { kept } = await openRunFile(readFileSync('public/trained/plane.zip'));
    const mnist = await opened('public/data');
    const said = saidOf(resolve('public/trained/plane.zip'), resolve('public/data/mnist'), 100);
    expectSame(said, await truthOf(kept, mnist, 100));
  });
});
