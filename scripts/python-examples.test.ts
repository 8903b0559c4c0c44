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
import { fillUniform, keyOf } from '../src/math/random';
import { loadModel } from '../src/models/registry';
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
/** One thread: a busy machine makes NumPy's wait for each other. */
const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OPENBLAS_NUM_THREADS: '1' };
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
  return opened(at(name), 300);
}
const sizes = { trained: 270, tested: 30 } as Parameters<typeof writeTinyPackage>[1] & object;

async function opened(data: string, until: number): Promise<Dataset> {
  const dataset = await openDataset(
    'mnist',
    (path) => readFile(join(data, path)),
    () => undefined,
  );
  await dataset.until(until);
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

/** The same with random numbers added to every parameter: in so few steps no posterior leaves its prior. */
function loud(kept: KeptRun, amount: number): KeptRun {
  const models = [...kept.models].map(([id, model]) => {
    const parameters = [...model.snapshot.parameters].map(([name, values]) => {
      const u = fillUniform(new Float32Array(values.length), keyOf(1, `${id}/${name}`), 0);
      return [name, values.map((value, i) => value + amount * (u[i] - 0.5))] as const;
    });
    return [id, { ...model, snapshot: { ...model.snapshot, parameters: new Map(parameters) } }] as const;
  });
  return { ...kept, models: new Map(models) };
}

async function trained(dataset: Dataset, experiment: Experiment, moves: readonly Move[] = []) {
  const run = await createRun({ experiment, moves, dataset });
  await drive(run);
  const kept = await run.keep();
  run.dispose();
  return kept;
}

/** Writes the run as the page keeps one. */
async function keep(name: string, kept: KeptRun, { sha256, width, height }: Dataset): Promise<string> {
  const said = { dataset: { name: 'mnist', sha256, width, height }, digest: await digestOfRun(kept) };
  writeFileSync(at(name), writeRunFile(kept, factsOf(kept.experiment, said)));
  return at(name);
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
    const experiment = tinyExperiment({ hidden: [16], ...change }, { dataset: 'mnist', steps: 6, ...run });
    const kept = loud(await trained(dataset, experiment, moves), 1);
    const said = saidOf(await keep('run.zip', kept, dataset), join(at('small'), 'mnist'), 40);
    const truth = await truthOf(kept, dataset, 40);
    expectSame(said, truth);
    for (const [id, { term1 }] of Object.entries(truth)) expect(mean(term1), id).toBeGreaterThan(0.2);
  });

  test('has those of the convolutional nets', async () => {
    const squares = await packed('squares', 32);
    const settings = { net: 'convolutional', latent: 2 };
    const experiment = tinyExperiment(settings, { dataset: 'mnist', batchSize: 2 }, ['gauss', 'cg-bpef']);
    const run = await createRun({ experiment, moves: [], dataset: squares });
    for await (const beat of run.train()) if (beat.kind === 'step') break;
    await run.drain();
    const kept = loud(await run.keep(), 0.1);
    run.dispose();
    const said = saidOf(await keep('squares.zip', kept, squares), join(at('squares'), 'mnist'), 3);
    expectSame(said, await truthOf(kept, squares, 3));
  });

  test('has those of a trained model of the page, on MNIST', async () => {
    const path = 'public/trained/plane.zip';
    const { kept } = await openRunFile(readFileSync(path));
    const said = saidOf(resolve(path), resolve('public/data/mnist'), 100);
    expectSame(said, await truthOf(kept, await opened('public/data', 100), 100));
  });

  describe('writes what is opened here', () => {
    let file: string;
    let kept: KeptRun;
    beforeAll(async () => {
      kept = await trained(dataset, tinyExperiment({ hidden: [16] }, { dataset: 'mnist', steps: 30 }), held);
      file = await keep('whole.zip', kept, dataset);
    });
    const written = async (...args: readonly string[]) => {
      python('write', file, at('written.zip'), ...args);
      return openRunFile(readFileSync(at('written.zip')));
    };
    const parametersOf = ({ models }: KeptRun) =>
      [...models].map(([id, { snapshot }]) => [id, snapshot.settings, snapshot.parameters] as const);

    test('the same run: every bit of its weights, bests and curves', async () => {
      const whole = await openRunFile(readFileSync(file));
      const { kept: read, facts } = await written();
      expect(parametersOf(read)).toEqual(parametersOf(kept));
      const byModel = (bests: KeptRun['bests']) => bests.toSorted((a, b) => (a.model < b.model ? -1 : 1));
      expect(byModel(read.bests)).toEqual(byModel(kept.bests));
      for (const name of [
        'experiment',
        'moves',
        'step',
        'budget',
        'history',
        'evaluatedAt',
        'dropped',
      ] as const)
        expect(read[name], name).toEqual(whole.kept[name]);
      const { created, began, view, ...same } = facts;
      expect({ ...same, created: whole.facts.created }).toEqual(whole.facts);
      expect([created > '2020', began, view?.sha256]).toEqual([true, null, await sumOfRun(read)]);
      expect(facts.digest).toBe(await digestOfRun(kept));
    });

    test('weights as float16, rounded as the project rounds them', async () => {
      const { kept: read } = await written('--float16');
      const halves = (values: Float32Array) => values.map((value) => ofFloat16Bits(float16Bits(value)));
      for (const [id, { snapshot }] of kept.models)
        for (const [name, values] of snapshot.parameters)
          expect(read.models.get(id)!.snapshot.parameters.get(name), `${id} ${name}`).toEqual(halves(values));
    });

    test('changed weights: another digest, the old one as parent, an L that both agree on, and a run that goes on', async () => {
      const { kept: read, facts } = await written('--silence', 'categorical:2');
      const digest = await digestOfRun(kept);
      expect([facts.digest, facts.parent]).toEqual([await digestOfRun(read), { digest, step: 30 }]);
      expect(facts.digest).not.toBe(digest);
      const changed = parametersOf(read).flatMap(([id, , parameters]) =>
        [...parameters].flatMap(([name, values]) => {
          const before = kept.models.get(id)!.snapshot.parameters.get(name)!;
          const others = [...values.keys()].filter((i) => values[i] !== before[i]);
          return others.length === 0 ? [] : [[id, name, others[0], others.at(-1), others.length]];
        }),
      );
      // Five categories of 16 weights each.
      expect(changed).toEqual([['categorical', 'decoder/0/weights', 5 * 16, 10 * 16 - 1, 5 * 16]]);
      expectSame(saidOf(at('written.zip'), join(at('small'), 'mnist'), 40), await truthOf(read, dataset, 40));
      // The best of the run that it came from is still that run's.
      const best = read.bests.find(({ model }) => model === 'categorical')!;
      expect(best.parameters).toEqual(kept.bests.find(({ model }) => model === 'categorical')!.parameters);

      const { experiment, moves } = read;
      const run = await createRun({ experiment, moves, dataset, from: read });
      run.extend(1);
      await drive(run);
      expect(run.step).toBe(31);
      run.dispose();
    });

    test('a shipped view file, whose digest is not that of its float16 weights', async () => {
      const shipped = await openRunFile(readFileSync('public/trained/plane.zip'));
      python('write', resolve('public/trained/plane.zip'), at('plane.zip'), '--float16');
      const { kept: read, facts } = await openRunFile(readFileSync(at('plane.zip')));
      // The sum of the weights stands in the facts.
      const plain = ({ bests, history }: KeptRun) => [
        bests.map(({ model, step, freeEnergy }) => [model, step, freeEnergy]),
        [...history].map(([id, { evaluations, test }]) => [id, evaluations.length, test]),
      ];
      expect(plain(read)).toEqual(plain(shipped.kept));
      expect({ ...facts, created: shipped.facts.created }).toEqual(shipped.facts);
    });
  });

  test('refuses another data set and another kind of file in words', () => {
    const refused = (...args: readonly string[]) => call(program!, ['-m', 'coarse_grain', ...args]).stderr;
    const data = join(at('small'), 'mnist');
    expect(refused('evaluate', resolve('public/trained/plane.zip'), '--data', data)).toMatch(
      /data set: expected the sha256 \w{64} of mnist, got \w{64}; take the run's own/,
    );
    expect(refused('evaluate', resolve('public/trained/plane.zip'), '--data', examples)).toContain(
      'expected a packed data set, got none; is the path right?',
    );
  });

  describe('its README', () => {
    let records = '';
    beforeAll(() => {
      const commands = readFileSync(join(examples, 'README.md'), 'utf8').match(/^python3 -m .*$/gm) ?? [];
      expect(commands).toHaveLength(4);
      for (const command of commands) {
        const args = command.split(' ').slice(1);
        const { status, stdout, stderr } = spawnSync(
          program!,
          args.map((one) => (one.startsWith('../') ? resolve(examples, one) : one)),
          { cwd: folder, encoding: 'utf8', env: { ...environment, PYTHONPATH: examples } },
        );
        expect(status, `${command}: ${stderr}`).toBe(0);
        if (args.includes('records')) records = stdout;
      }
    });

    test('names a command that lists every record of Table 1 with its test figures', () => {
      const files = readdirSync('records/table1').filter((name) => name.endsWith('.json'));
      const lines = records.trimEnd().split('\n').slice(1);
      expect(lines).toHaveLength(files.length);
      const { models } = JSON.parse(readFileSync('records/table1/gauss-L1-seed-1.json', 'utf8')) as {
        models: Record<string, { test: { freeEnergy: number } }>;
      };
      const line = lines.find((one) => one.startsWith('gauss-L1-seed-1 '));
      expect(line).toContain(models.gauss.test.freeEnergy.toFixed(2));
    });

    test('names one that draws two lines for each model, of numbers alone', () => {
      const svg = readFileSync(at('curves.svg'), 'utf8');
      expect(svg.match(/<polyline /g)).toHaveLength(6);
      expect(svg).not.toMatch(/nan|inf/i);
      for (const id of ['gauss', 'categorical', 'cg-bpef']) expect(svg).toContain(`>${id} `);
    });

    test('names one whose file is opened here', async () => {
      const { facts } = await openRunFile(readFileSync(at('changed.zip')));
      expect(facts.parent).toEqual({ digest: '747e93804dd6', step: 10000 });
    });

    test('has code that runs', () => {
      const [, code] = /```python\n([^]*?)```/.exec(readFileSync(join(examples, 'README.md'), 'utf8'))!;
      const { status, stdout, stderr } = call(program!, [
        '-c',
        code.replace('changed.zip', at('biases.zip').replaceAll('\\', '/')),
      ]);
      expect(status, stderr).toBe(0);
      expect(stdout).toMatch(/^156\.10\d+ \(5000, 784\)\s*$/);
    });
  });

  test('the notebook prints what is kept in it, and its file is opened here', async () => {
    const { cells } = JSON.parse(readFileSync(join(examples, 'run-file.ipynb'), 'utf8')) as {
      cells: readonly {
        readonly outputs?: readonly { readonly text?: readonly string[]; readonly data?: object }[];
      }[];
    };
    const outputs = cells.flatMap((cell) => cell.outputs ?? []);
    const { status, stdout, stderr } = spawnSync(program!, ['run_notebook.py', 'run-file.ipynb'], {
      cwd: examples,
      encoding: 'utf8',
      env: { ...environment, TMPDIR: folder, TEMP: folder, TMP: folder },
    });
    expect(status, stderr).toBe(0);
    const way = 'python3 run_notebook.py run-file.ipynb --write keeps them anew';
    expect(stdout.split(/\r?\n/), way).toEqual(
      outputs
        .flatMap(({ text }) => text ?? [])
        .join('')
        .split('\n'),
    );
    expect(outputs.flatMap(({ data }) => Object.keys(data ?? {}))).toEqual(['image/svg+xml', 'image/png']);
    const { facts } = await openRunFile(readFileSync(at('silenced.zip')));
    expect(facts.name).toBe('Gauss-VAE without its first dimension');
  });
});
