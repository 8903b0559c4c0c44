import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import { runFields } from '../experiment/experiment';
import { modelFields } from '../experiment/model-fields';
import { isFull } from '../experiment/most-on';
import { modelIds, specOf } from '../models/registry';
import type { Field } from '../schema/field';
import { printValue } from '../schema/value-text';
import { optionsByName } from './experiment-options';
import { commandOptions } from './help';
import { editDistance, nearestName } from './nearest-name';
import { backendChoices, parseOptions } from './options';

const base = defaultExperiment();
const ownersOf = (name: string) => modelFields.find((field) => field.name === name)!.models;
const withOrder = ownersOf('polynomialOrder');
const withTemperature = ownersOf('temperatureMinimum');

function parsed(line: string) {
  const options = parseOptions(line.split(' ').filter((word) => word !== ''));
  if (options.ok !== true) throw new Error(options.ok === 'help' ? 'help' : options.message);
  return options;
}

function problem(line: string): string {
  const options = parseOptions(line.split(' ').filter((word) => word !== ''));
  if (options.ok !== false) throw new Error('expected a problem');
  return options.message;
}

describe('parseOptions', () => {
  it('is the default without options', () => {
    expect(parseOptions([])).toEqual({
      ok: true,
      experiment: base,
      moves: [],
      backend: 'auto',
      json: null,
      weights: null,
      keep: null,
      resume: null,
      resumable: null,
      extend: 0,
      audit: null,
      data: null,
      own: null,
      quiet: false,
      notices: [],
    });
  });

  it("takes the issue's own example", () => {
    const options = parsed(
      '--model gauss,cg-bpef --dataset mnist --steps 500 --seed 7 --backend wasm --json run.json --data d --quiet',
    );
    expect(options).toMatchObject({ backend: 'wasm', json: 'run.json', data: 'd', quiet: true });
    expect(options.experiment).toMatchObject({ dataset: 'mnist', steps: 500, seed: 7 });
    const on = modelIds.filter((id) => options.experiment.models[id].on);
    expect(on).toEqual(['gauss', 'cg-bpef']);
  });

  it('sets a field by its short and by its long name, in every model that has it', () => {
    for (const line of ['--d 30', '--latent 30', '--d=30', '--latent=30']) {
      const { models } = parsed(line).experiment;
      expect(modelIds.map((id) => models[id].latent)).toEqual(modelIds.map(() => 30));
    }
    expect(parsed('--hidden 400').experiment.models.gauss.hidden).toEqual([400]);
    expect(parsed('--learning-rate 5e-4').experiment.models.gauss.learningRate).toBe(0.0005);
    expect(parsed('--on off --gauss.on on').experiment.models).toMatchObject({
      gauss: { on: true },
      categorical: { on: false },
    });
  });

  it('takes an IDX file in place of a data set, whose name is known once it is read', () => {
    expect(parsed('--dataset idx:digits.gz --d 30')).toMatchObject({
      own: { kind: 'idx', path: 'digits.gz' },
      experiment: { dataset: 'mnist' },
    });
    expect(parsed('--dataset svhn')).toMatchObject({ own: null, experiment: { dataset: 'svhn' } });
    expect(parseOptions(['--dataset', 'idx:'])).toMatchObject({ ok: false });
  });

  it('takes words for how files of one’s own are read, and says which it cannot take', () => {
    const reading = { size: '28x28', turn: 'a quarter left', tile: '8' };
    const line = ['--dataset', 'file:a.png', '--reading', 'size=28x28, turn=a quarter left,tile=8'];
    expect(parseOptions(line)).toMatchObject({ ok: true, own: { kind: 'file', path: 'a.png', reading } });
    const wrong: readonly (readonly [string[], RegExp])[] = [
      [['--reading', 'turn=transposed'], /^--reading: expected --dataset file:PATH beside it, got none$/],
      [['--dataset', 'idx:a', '--reading', 'turn=x'], /^--reading: expected --dataset file:PATH/],
      [
        ['--dataset', 'file:a', '--reading', 'transposed'],
        /^--reading: expected NAME=VALUE, .+ got 'transposed'$/,
      ],
    ];
    for (const [words, message] of wrong)
      expect(parseOptions(words)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it('sets one model, whatever the order, and the last of two counts', () => {
    for (const line of ['--cg-bpef.latent 30 --d 10', '--d 10 --cg-bpef.d 40 --cg-bpef.d 30']) {
      const { models } = parsed(line).experiment;
      for (const id of modelIds) expect(models[id].latent).toBe(id === 'cg-bpef' ? 30 : 10);
    }
    expect(parsed('--seed 1 --seed 2').experiment.seed).toBe(2);
  });

  it('has every field of the experiment as an option that changes that field and nothing else', () => {
    const other = (field: Field): string => {
      if (field.kind === 'switch') return printValue(!field.default);
      if (field.kind === 'choice' || field.kind === 'name') return field.options.at(-1)!;
      if (field.kind === 'integers') return '7-8';
      if (field.kind === 'text') return field.default.replaceAll(' ', '');
      return printValue(field.maximum);
    };
    for (const [name, field] of Object.entries<Field>(runFields)) {
      const { experiment } = parsed(`--${field.link} ${other(field)}`);
      expect(experiment).toEqual({
        ...base,
        [name]: field.kind === 'number' ? 0 : experiment[name as 'seed'],
      });
      expect(printValue(experiment[name as 'seed'])).toBe(other(field));
    }
    for (const { name, field, models } of modelFields)
      for (const id of models) {
        const own = specOf(id).fields[name];
        // Another model would have to go.
        if (name === 'on' && !own.default && isFull(base.models)) continue;
        const { experiment } = parsed(`--${id}.${field.link} ${other(own)}`);
        const settings = experiment.models[id] as unknown as Record<string, string>;
        expect(printValue(settings[name])).toBe(other(own));
        expect({
          ...experiment,
          models: { ...experiment.models, [id]: { ...settings, [name]: own.default } },
        }).toEqual(base);
      }
  });

  it('starts from a link with its moves, which other options override', () => {
    const moves = [{ step: 5, field: 'temperature', value: 0.3 }];
    const link = encodeLink({ ...base, seed: 5, steps: 50 }, moves);
    for (const line of [`--seed 9 --link ${link}`, `--link https://example.org/#${link} --seed 9`]) {
      const options = parsed(line);
      expect(options.experiment).toEqual({ ...base, seed: 9, steps: 50 });
      expect(options.moves).toEqual(moves);
      expect(options.notices).toEqual([]);
    }
    expect(parsed('--link v=1&d=900').notices).toContainEqual(expect.stringContaining('d: expected'));
  });

  it('starts from a short link', () => {
    const { experiment, moves, notices } = parsed('--link #try=temperature-accounting --seed 2');
    expect([experiment.steps, experiment.seed, moves.length, notices]).toEqual([1500, 2, 2, []]);
    expect(parsed('--link #row=x').notices.join()).toContain('row: expected one of gauss-L1, ');
  });

  it('takes a link to a view that it does not know, with its settings, without a word', () => {
    const link = `${encodeLink({ ...base, seed: 5 }, [])}&view=a-view-of-tomorrow&a-view-of-tomorrow.T=0.3`;
    const { experiment, notices } = parsed(`--link ${link}`);
    expect([experiment, notices]).toEqual([{ ...base, seed: 5 }, []]);
  });

  it('says what the run will mend', () => {
    expect(parsed('--M 20 --R 7').notices).toEqual([expect.stringContaining('expected at most R - 2 = 5')]);
  });

  it.each([
    ['--d 900', '--d: expected a whole number from 1 to 80, got 900'],
    ['--gauss.d x', "--gauss.d: expected a whole number from 1 to 80, got 'x'"],
    ['--kl -1', '--kl: expected a number from 0 to 4, got -1'],
    ['--latnt 3', '--latnt: expected an option, got an unknown name; did you mean --latent?'],
    ['--tmax 1', '--tmax: expected an option, got an unknown name; did you mean --Tmax?'],
    ['--zzzzzzz 1', '--zzzzzzz: expected an option, got an unknown name; --help lists them all'],
    ['--gauss.M 5', `--gauss.M: expected an option of ${withOrder.join(', ')}, got one of gauss`],
    ['--model gaus', `--model: expected one of ${modelIds.join(', ')}, got 'gaus'; did you mean gauss?`],
    ['--model=', `--model: expected one of ${modelIds.join(', ')}, got ''`],
    ['--on off', `--model: expected at least one of ${modelIds.join(', ')} to be on, got none`],
    ['--backend webgl2', "--backend: expected one of auto, webgpu, wasm, cpu, got 'webgl2'"],
    [
      '--binarise dynamc',
      "--binarise: expected one of none, static, dynamic, got 'dynamc'; did you mean dynamic?",
    ],
    ['--steps', '--steps: expected a value after it, got nothing; --help says which'],
    ['--steps --seed 1', '--steps: expected a value after it, got nothing; --help says which'],
    ['--quiet=1', "--quiet: expected no value, got '--quiet=1'"],
    ['--json=', '--json: expected a path, got nothing'],
    ['--jobs 2', '--jobs: expected --sweep or --seeds beside it, got none'],
    [
      '--resumable out/run --keep run.zip',
      '--keep: expected none beside --resumable, which names its files itself; leave one out',
    ],
    ['run.json', "'run.json': expected an option such as --steps 500; --help lists them"],
    ['--constructor 1', '--constructor: expected an option, got an unknown name; --help lists them all'],
  ])('names what is wrong in %j', (line, message) => {
    expect(problem(line)).toBe(message);
  });
});

describe('--help', () => {
  it('is found wherever it stands, beside wrong values too', () => {
    for (const line of ['--help', '-h', '--seed 3 --help', '--d 900 --help'])
      expect(parseOptions(line.split(' ')).ok).toBe('help');
  });

  it('lists every option, what it allows, its default and its meaning', () => {
    const options = parseOptions(['--help']);
    const text = options.ok === 'help' ? options.text : '';
    const lines = text.split('\n');
    const all = [...Object.values<Field>(runFields), ...modelFields.map(({ field }) => field)];
    for (const field of all) {
      const at = lines.findIndex((line) => new RegExp(`^  --${field.link}(,|$)`).test(line));
      expect(at, field.link).toBeGreaterThan(0);
      // Another default of one model stands behind it.
      const own = lines[at + 1].replace(/, \S+ of \S+-VAE\.$/, '.');
      expect(own).toContain(`default ${printValue(field.default)}.`);
      expect(lines[at + 1]).toContain(field.label);
      expect(lines[at + 2]).toContain(field.meaning);
      if ('minimum' in field) expect(lines[at + 1]).toContain(`from ${field.minimum} to ${field.maximum}`);
      if ('options' in field) for (const option of field.options) expect(lines[at + 1]).toContain(option);
    }
    for (const name of Object.keys(commandOptions)) expect(text).toMatch(new RegExp(`^  --${name}\\b`, 'm'));
    for (const backend of backendChoices) expect(text).toContain(backend);
    expect(text).toContain(`Only ${withTemperature.map((id) => specOf(id).name).join(', ')}.`);
  });

  it('gives no name twice', () => {
    const own = Object.keys(commandOptions);
    expect(own.filter((name) => optionsByName.has(name))).toEqual([]);
    const expected = [...Object.entries<Field>(runFields)].length;
    expect(new Set([...optionsByName.values()].filter(({ models }) => !models)).size).toBe(expected);
  });
});

describe('nearestName', () => {
  it('measures by single letters', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('same', 'same')).toBe(0);
    expect(editDistance('setps', 'steps')).toBe(1);
  });

  it('answers the nearest, or none where nothing is near', () => {
    expect(nearestName('setps', ['seed', 'steps'])).toBe('steps');
    expect(nearestName('l', ['L', 'd'])).toBe('L');
    expect(nearestName('qqq', ['seed', 'steps'])).toBeNull();
    expect(nearestName('seed', [])).toBeNull();
  });
});
