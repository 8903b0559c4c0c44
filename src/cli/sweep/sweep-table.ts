/** What a sweep came to as a table for people: test L of every job that is done, mean and standard deviation where seeds alone differ. Pure. */
import type { TestFigures } from '../../experiment/measurements';
import { overSeeds } from '../../experiment/table1/summary';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import { alignedTable } from '../aligned-table';
import { SEED, type Varied } from './varied';

interface Finished {
  /** One of each option that varies, in their order. */
  readonly values: readonly string[];
  readonly figures: readonly TestFigures[];
}

const nats = (value: number | null | undefined): string => (value == null ? '' : value.toFixed(2));

const ofModel = ({ figures }: Finished, id: ModelId): number | undefined =>
  figures.find(({ model }) => model === id)?.freeEnergy;

/** `jobs`: in any order. Empty where none is done. */
export function sweepTable(varied: readonly Varied[], jobs: readonly Finished[]): string {
  if (jobs.length === 0) return '';
  const models = modelIds.filter((id) => jobs.some((job) => ofModel(job, id) !== undefined));
  const head = [...varied.map(({ option }) => option), ...models.map((id) => specOf(id).name)];
  const place = (job: Finished) =>
    varied.reduce((at, { values }, i) => at * values.length + values.indexOf(job.values[i]), 0);
  const bySeeds = varied.at(-1)?.option === SEED;
  const settings = (job: Finished) => JSON.stringify(bySeeds ? job.values.slice(0, -1) : job.values);
  const ordered = jobs.toSorted((a, b) => place(a) - place(b));
  const rows = [...new Set(ordered.map(settings))].flatMap((setting) => {
    const group = ordered.filter((job) => settings(job) === setting);
    const single = group.map((job) => [...job.values, ...models.map((id) => nats(ofModel(job, id)))]);
    if (group.length < 2) return single;
    const all = models.map((id) => group.flatMap((job) => ofModel(job, id) ?? []));
    const over = all.map((values) => (values.length === 0 ? null : overSeeds(values)));
    const start = group[0].values.slice(0, -1);
    return [
      ...single,
      [...start, `mean of ${group.length}`, ...over.map((one) => nats(one?.mean))],
      [...start, 'sd', ...over.map((one) => nats(one?.deviation))],
    ];
  });
  return `L on test pictures, nats per picture (lower is better)\n${alignedTable([head, ...rows], varied.length)}`;
}
