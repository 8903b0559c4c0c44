import { describe, expect, test } from 'vitest';
import { briefModels, cellKey, modelName } from './cells';
import { contendersOn, oursOn } from './contenders/registry';
import { readOptions, type Options } from './options';
import { jobsOf } from './schedule';

const optionsOf = (...argv: string[]) => readOptions(argv, 2) as Options;

describe('the schedule of a bench', () => {
  test('lets contenders take turns, cell by cell, round by round', () => {
    const [{ jobs }] = jobsOf(
      optionsOf('--only', 'wasm', '--models', 'gauss,cg-bpef', '--rounds', '2', '--L', '1'),
    );
    expect(jobs.map(({ round, cell, contender }) => `${round} ${cell.model} ${contender}`)).toEqual([
      '1 gauss stock',
      '1 gauss composed',
      '1 gauss plain',
      '1 cg-bpef stock',
      '1 cg-bpef composed',
      '1 cg-bpef plain',
      '2 gauss stock',
      '2 gauss composed',
      '2 gauss plain',
      '2 cg-bpef stock',
      '2 cg-bpef composed',
      '2 cg-bpef plain',
    ]);
  });

  test('measures ours wherever ratios are to it', () => {
    for (const { jobs } of jobsOf(optionsOf('--quick')))
      for (const { place, backend, cell } of jobs)
        expect(
          jobs.some(
            (job) =>
              job.place === place && job.contender === oursOn(backend) && cellKey(job.cell) === cellKey(cell),
          ),
        ).toBe(true);
  });

  test('is brief without the models of few categories', () => {
    expect(briefModels).toContain('gauss');
    expect(briefModels).toContain('cg-bpef');
    expect(briefModels).not.toContain('categorical');
  });

  test('measures families of a model that has some, and one of them where it shall be quick', () => {
    const names = (...argv: string[]) =>
      new Set(
        jobsOf(optionsOf('--only', 'wasm', '--models', 'cg-bpef,cg', ...argv))[0].jobs.map(({ cell }) =>
          modelName(cell),
        ),
      );
    expect(names()).toEqual(new Set(['CG-BPEF-VAE', 'CG-VAE legendre', 'CG-VAE cosine', 'CG-VAE mixture 3']));
    expect(names('--quick')).toEqual(new Set(['CG-BPEF-VAE', 'CG-VAE legendre']));
  });

  test('brings peers only when asked, and threads only where there are some', () => {
    expect(contendersOn('wasm', false)).not.toContain('jax-js');
    const [{ jobs }] = jobsOf(optionsOf('--only', 'threads', '--peers', '--threads', '6'));
    expect(new Set(jobs.map(({ contender }) => contender))).toContain('jax-js');
    expect(jobs.every(({ threads }) => threads === 6)).toBe(true);
    expect(jobsOf(optionsOf('--only', 'wasm', '--threads', '6'))[0].jobs[0].threads).toBe(1);
  });

  test('leaves out a contender that has no step of a model', () => {
    const options = { ...optionsOf('--only', 'wasm', '--rounds', '1', '--L', '1', '--peers') };
    const models = ['gauss', 'toy'] as readonly string[] as Options['models'];
    const [{ jobs }] = jobsOf({ ...options, models });
    const on = (model: string) =>
      jobs.filter(({ cell }) => cell.model === model).map(({ contender }) => contender);
    expect(on('gauss')).toEqual(['stock', 'composed', 'plain', 'jax-js']);
    expect(on('toy')).toEqual(['composed', 'plain']);
  });

  test('has a convolutional cell for contenders that have the net, and no growth', () => {
    const parts = jobsOf(optionsOf('--net', 'convolutional', '--peers', '--models', 'gauss', '--L', '1'));
    expect(parts.map(({ part }) => part)).not.toContain('growth');
    const on = (place: string) =>
      parts.find(({ part }) => part === place)?.jobs.filter(({ round }) => round === 1);
    expect(on('wasm')?.map(({ contender }) => contender)).toEqual(['composed', 'plain']);
    expect(on('null')?.map(({ contender }) => contender)).toEqual(['stock', 'composed', 'plain', 'captured']);
    expect(cellKey(on('wasm')![0].cell)).toBe('convolutional gauss L1 n100 d20 R101');
  });

  test('takes fewer steps where it shall be quick', () => {
    const seconds = (...argv: string[]) => jobsOf(optionsOf('--only', 'null', ...argv))[0].jobs[0].seconds;
    expect(seconds('--quick')).toBeLessThan(seconds());
  });

  test('walks each axis of growth once, from one base that all share', () => {
    const [{ jobs }] = jobsOf(optionsOf('--only', 'growth'));
    const cells = (model: string) =>
      new Set(
        jobs
          .filter(({ place, cell }) => place === 'wasm' && cell.model === model)
          .map(({ cell }) => cellKey(cell)),
      );
    // 3 of L, 4 of R, 5 of d and 4 of batch, whose base is counted once; Gauss has no R.
    expect(cells('cg-bpef').size).toBe(3 + 4 + 5 + 4 - 3);
    expect(cells('gauss').size).toBe(3 + 5 + 4 - 2);
    const stock = jobs.filter(({ contender }) => contender === 'stock');
    expect(new Set(stock.map(({ place }) => place))).toEqual(new Set(['null']));
    // Its tensors of 50 samples are more than the null backend has.
    expect(stock.filter(({ cell }) => cell.samples === 50).map(({ cell }) => cell.model)).toEqual(['gauss']);
    expect(new Set(jobs.map((job) => `${job.place} ${job.contender} ${cellKey(job.cell)}`)).size).toBe(
      jobs.length,
    );
  });
});
