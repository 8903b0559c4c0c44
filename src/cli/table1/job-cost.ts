/** Cost of what is left of a job, by the work of its training and its measurements. Pure. */
import {
  auditMilliseconds,
  exactMilliseconds,
  ratesOf,
  trainingMilliseconds,
  type Measured,
  type Rates,
} from './cost';
import type { AuditEffort } from './audit-words';
import { readExperiment } from '../../experiment/read-experiment';
import type { TableRecord } from '../../experiment/table1/record';
import type { State } from './standing';
import type { Sizes, Table } from './tables';

/** Milliseconds, or whatever the rates are in. */
export interface Cost {
  readonly training: number;
  readonly audit: number;
  readonly exact: number;
}

export const wholeOf = ({ training, audit, exact }: Cost): number => training + audit + exact;

export const costOf = (
  { job, trained, audited, summed }: State,
  effort: AuditEffort,
  rates: Rates,
  sizes: Sizes,
): Cost => ({
  training: trained ? 0 : trainingMilliseconds(job.model, job.experiment, rates, sizes),
  audit: audited ? 0 : auditMilliseconds(job.model, job.experiment, effort, rates, sizes),
  exact: summed ? 0 : exactMilliseconds(job, effort.pictures, rates, sizes),
});

/** Rates of one core from a table's records, the fastest of each probed row; null where one has no record. */
export function recordedRates({ rows, probed, sizes }: Table, records: readonly TableRecord[]): Rates | null {
  const measured = probed.flatMap((id): Measured[] => {
    const { model } = rows.find((row) => row.id === id)!;
    const own = records.flatMap(({ row, experiment, models }) =>
      row === id && models[model]
        ? [{ model, experiment, milliseconds: models[model].millisecondsPerStep }]
        : [],
    );
    const [fastest] = own.toSorted((a, b) => a.milliseconds - b.milliseconds);
    return fastest ? [{ ...fastest, experiment: readExperiment(fastest.experiment).experiment }] : [];
  });
  return measured.length === 2 ? ratesOf(measured[0], measured[1], sizes) : null;
}
