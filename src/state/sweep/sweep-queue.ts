/** A sweep's jobs in turn: which is next, and what becomes of each. Pure; knows no engine and no clock. */

/** L of a model at the end of its job, nats; null where it was not measured. */
interface FinalL {
  readonly validated: number | null;
  readonly test: number | null;
}

export interface JobResult {
  readonly step: number;
  /** Of its training steps. */
  readonly seconds: number;
  readonly L: Readonly<Record<string, FinalL>>;
  /** Settings were moved by hand on the way: it is not the run that the sweep asked for. */
  readonly moved: boolean;
}

/** left: the sweep was stopped before its turn. */
export type JobStanding = 'waiting' | 'begun' | 'done' | 'failed' | 'skipped' | 'left';

export interface JobRecord {
  readonly standing: JobStanding;
  /** Of the kept run; null before it began. */
  readonly id: string | null;
  /** Why it failed. */
  readonly words: string | null;
  readonly result: JobResult | null;
}

export interface Sweep {
  /** A tag of all its runs. */
  readonly tag: string;
  /** The experiment that its jobs share, as a link. */
  readonly base: string;
  readonly seeds: readonly number[];
  /** Name of the field that varies, with its values as a link has them; null where seeds alone do. */
  readonly varied: { readonly field: string; readonly values: readonly string[] } | null;
  /** One of each job, in their order. */
  readonly records: readonly JobRecord[];
}

export const waiting: JobRecord = { standing: 'waiting', id: null, words: null, result: null };

const isOver = ({ standing }: JobRecord): boolean => standing !== 'waiting' && standing !== 'begun';

/** The job under way, else the first that waits; null where all are over. */
export function turnOf({ records }: Sweep): number | null {
  const under = records.findIndex(({ standing }) => standing === 'begun');
  const at = under >= 0 ? under : records.findIndex((record) => !isOver(record));
  return at < 0 ? null : at;
}

const changed = (sweep: Sweep, at: number, change: Partial<JobRecord>): Sweep => ({
  ...sweep,
  records: sweep.records.map((record, i) => (i === at ? { ...record, ...change } : record)),
});

/** Its run is in hand, or is about to be. */
export const begun = (sweep: Sweep, at: number, id: string): Sweep =>
  changed(sweep, at, { standing: 'begun', id });

export const done = (sweep: Sweep, at: number, result: JobResult): Sweep =>
  changed(sweep, at, { standing: 'done', result });

export const failed = (sweep: Sweep, at: number, words: string): Sweep =>
  changed(sweep, at, { standing: 'failed', words });

export const skipped = (sweep: Sweep, at: number): Sweep => changed(sweep, at, { standing: 'skipped' });

/** What was not done is not going to be. */
export const stopped = (sweep: Sweep): Sweep => ({
  ...sweep,
  records: sweep.records.map((record) => (isOver(record) ? record : { ...record, standing: 'left' })),
});

/** How many jobs stand so. */
export const countOf = ({ records }: Sweep, standing: JobStanding): number =>
  records.filter((record) => record.standing === standing).length;

/** Ids of its runs so far, in the order of jobs. */
export const idsOf = ({ records }: Sweep): string[] => records.flatMap(({ id }) => id ?? []);

/** Share of its jobs that are over, with that of the one under way. */
export function jobsShare({ records }: Sweep, ofJob: number): number {
  const over = records.filter(isOver).length;
  return Math.min(1, (over + (over < records.length ? ofJob : 0)) / records.length);
}
