import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import { encodeLink } from '../../experiment/encode-link';
import { modelFields } from '../../experiment/model-fields';
import { modelIds } from '../../models/registry';
import { parseOptions } from '../options';
import { readSweep, type Sweep } from './read-sweep';
import { sweepText } from './sweep-file';

/** Models with an order M. */
const ordered = modelFields.find(({ name }) => name === 'polynomialOrder')!.models.join(', ');

function sweep(line: string): Sweep {
  const read = readSweep(line.split(' '));
  if (read?.ok !== true) throw new Error(read?.message ?? 'no sweep');
  return read;
}

function problem(line: string): string {
  const read = readSweep(line.split(' '));
  if (read?.ok !== false) throw new Error('expected a problem');
  return read.message;
}

const names = (line: string) => sweep(line).jobs.map(({ name }) => name);

describe('readSweep', () => {
  it('leaves a command without a sweep, and --help, to others', () => {
    expect(readSweep(['--steps', '5'])).toBeNull();
    expect(readSweep(['--seeds', '1,2', '--help'])).toBeNull();
  });

  it('makes a job of every value with every other, seed by seed, named by what varies', () => {
    const { jobs, varied, width, list } = sweep('--sweep Tmin=0.2,.5 --seeds 1,2 --jobs 2 --out f --steps 7');
    expect(jobs.map(({ name }) => name)).toEqual([
      'Tmin-0.2_seed-1',
      'Tmin-0.5_seed-1',
      'Tmin-0.2_seed-2',
      'Tmin-0.5_seed-2',
    ]);
    expect(varied.map(({ option }) => option)).toEqual(['Tmin', 'seed']);
    expect([width, list]).toEqual([2, false]);
    const [, , third] = jobs;
    expect(third.words.join(' ')).toBe('--steps 7 --Tmin 0.2 --seed 2 --resumable f/Tmin-0.2_seed-2');
    expect(third.options).toMatchObject({
      resumable: 'f/Tmin-0.2_seed-2',
      experiment: { seed: 2, steps: 7, models: { 'cg-bpef': { temperatureMinimum: 0.2 } } },
    });
    for (const { words, options } of jobs) expect(parseOptions(words)).toEqual(options);
  });

  it('names a job the same, however it is asked for', () => {
    const asked = names('--seeds 2 --sweep latent=30 --sweep model=cg-bpef+gauss --out f');
    expect(asked).toEqual(['models-gauss+cg-bpef_d-30_seed-2']);
    expect(names('--sweep models=gauss+cg-bpef --sweep seed=2 --out f --sweep d=30')).toEqual(asked);
    expect(names('--sweep cg-bpef.latent=30 --sweep hidden=400-400,9 --out f')).toEqual([
      'hidden-400-400_cg-bpef.d-30',
      'hidden-9_cg-bpef.d-30',
    ]);
  });

  it('sweeps models, each list of them with +', () => {
    const { jobs } = sweep('--sweep models=gauss,gauss+cg-bpef --out f');
    const on = jobs.map(({ options: { experiment } }) => modelIds.filter((id) => experiment.models[id].on));
    expect(on).toEqual([['gauss'], ['gauss', 'cg-bpef']]);
  });

  it('begins every job from a link with its moves, written in one line', () => {
    const moves = [{ step: 5, field: 'temperature', value: 0.3 }];
    const link = encodeLink({ ...defaultExperiment(), steps: 50 }, moves);
    const { jobs, notices } = sweep(`--seeds 3,4 --out f --link https://a.b/#${link}`);
    expect(notices).toEqual([]);
    expect(jobs[1].words.slice(0, 2)).toEqual(['--link', link]);
    expect(jobs[1].options).toMatchObject({ moves, experiment: { seed: 4, steps: 50 } });
    expect(sweep('--seeds 3 --out f --link v=1&d=900').notices).toContainEqual(
      expect.stringContaining('d: expected'),
    );
  });

  it('keeps parameters of each job in a folder of its own, and hands no option of the sweep on', () => {
    const { jobs, quiet } = sweep('--seeds 3 --out f --weights w --quiet --audit --data=--d');
    expect(quiet).toBe(true);
    expect(jobs[0].words).toEqual([
      '--audit',
      '--data=--d',
      '--seed',
      '3',
      '--weights',
      'w/seed-3',
      '--resumable',
      'f/seed-3',
    ]);
  });

  it.each([
    ['--sweep d=20,900 --out f', '--d: expected a whole number from 1 to 80, got 900'],
    ['--seeds 1,x --out f', "--seed: expected a whole number from 0 to 4294967295, got 'x'"],
    ['--seeds 1, --out f', "--seed: expected a whole number from 0 to 4294967295, got ''"],
    ['--sweep tmin=1 --out f', '--tmin: expected an option, got an unknown name; did you mean --Tmin?'],
    ['--sweep gauss.M=1 --out f', `--gauss.M: expected an option of ${ordered}, got one of gauss`],
    [
      '--sweep models=gaus --out f',
      `--model: expected one of ${modelIds.join(', ')}, got 'gaus'; did you mean gauss?`,
    ],
    [
      '--sweep backend=wasm,cpu --out f',
      '--sweep: expected an option of the experiment, got backend; say --backend once, for all jobs',
    ],
    ['--sweep Tmin --out f', "--sweep: expected an option and its values such as Tmin=0.2,0.5, got 'Tmin'"],
    ['--sweep d=20,20.0 --out f', '--sweep d: expected each value once, got 20 twice; leave one out'],
    [
      '--sweep d=20 --sweep latent=30 --out f',
      '--sweep d: expected it once, got it twice; join its values by commas',
    ],
    ['--seeds 1,2', '--out: expected a folder for the records of --seeds, got none'],
    ['--seeds 1,2 --out=', '--out: expected a path, got nothing'],
    [
      '--seeds 1 --out f --json x',
      '--json: expected none beside --seeds, which names its files itself; leave one out',
    ],
    ['--seeds 1 --out f --jobs none', "--jobs: expected a whole number from 1 to 256, got 'none'"],
    [
      '--seeds 1 --out f --zzzzzzz 1',
      '--zzzzzzz: expected an option, got an unknown name; --help lists them all',
    ],
    ['--seeds 1 --out f run.json', "'run.json': expected an option such as --steps 500; --help lists them"],
    ['--sweep on=off --out f', `--model: expected at least one of ${modelIds.join(', ')} to be on, got none`],
    [
      '--sweep M=18,19 --R 11 --seeds 1,2 --out f',
      '--sweep M: expected values that change a run, got 18, 19, which train the same; is its model on, and nothing else given for it?',
    ],
  ])('names what is wrong in %j', (line, message) => {
    expect(problem(line)).toBe(message);
  });

  it('has an option without effect named, and not one that has some beside another', () => {
    expect(problem('--model gauss --sweep Tmin=0.2,0.5 --out f')).toContain('values that change a run');
    expect(names('--sweep models=gauss,cg-bpef --sweep Tmin=0.2,0.5 --out f')).toHaveLength(4);
    expect(names('--model gauss --sweep Tmin=0.2 --out f')).toHaveLength(1);
  });

  it('refuses more jobs than anybody means, and names that no file has', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => i).join(',');
    expect(problem(`--seeds ${many(10_001)} --out f`)).toContain('expected at most 10000 jobs, got 10001');
    const rates = modelIds.flatMap((id) => [
      `--sweep ${id}.lr=0.0012345678901`,
      `--sweep ${id}.kl=0.0123456789012`,
    ]);
    const all = `--sweep dataset=own-${'0'.repeat(64)} ${rates.join(' ')}`;
    expect(problem(`${all} --out f`)).toContain('expected names of at most 200 characters');
  });
});

describe('sweep.json', () => {
  it('says what varies, and the files in order', () => {
    expect(JSON.parse(sweepText(sweep('--sweep Tmin=0.2,0.5 --seeds 3 --out f')))).toEqual({
      kind: 'sweep',
      format: 1,
      varied: [
        { option: 'Tmin', values: ['0.2', '0.5'] },
        { option: 'seed', values: ['3'] },
      ],
      jobs: [
        { name: 'Tmin-0.2_seed-3', values: ['0.2', '3'] },
        { name: 'Tmin-0.5_seed-3', values: ['0.5', '3'] },
      ],
    });
  });
});
