/** The summaries as the claims ask for them: by id, and null as soon as one that is needed is missing. Pure. */
import { specOf, type ModelId } from '../../models/registry';
import type { AuditSummary, ExactSummary, OverSeeds, RowSummary } from './summary';

/** A row whose audit is there, with an L that is a bound. */
export interface Audited extends RowSummary {
  readonly audit: AuditSummary & { readonly bound: OverSeeds };
}

/** A row whose evidence is known. */
export interface Summed extends RowSummary {
  readonly exact: ExactSummary;
}

export interface MeasuredRows {
  /** The rows in the order of their ids, or null where one was not trained. */
  trained(...ids: readonly string[]): readonly RowSummary[] | null;
  /** Or null where one was not audited. */
  audited(...ids: readonly string[]): readonly Audited[] | null;
  /** Or null where the evidence of one was not summed. */
  summed(...ids: readonly string[]): readonly Summed[] | null;
}

const isAudited = (row: RowSummary): row is Audited => row.audit !== null && row.audit.bound !== null;

const isSummed = (row: RowSummary): row is Summed => row.exact !== null;

export function measuredRows(summaries: readonly RowSummary[]): MeasuredRows {
  const byId = new Map(summaries.map((summary) => [summary.row.id, summary]));
  const trained = (...ids: readonly string[]) => {
    const found = ids.flatMap((id) => byId.get(id) ?? []);
    return found.length === ids.length ? found : null;
  };
  return {
    trained,
    audited(...ids) {
      const found = trained(...ids);
      return found?.every(isAudited) ? found : null;
    },
    summed(...ids) {
      const found = trained(...ids);
      return found?.every(isSummed) ? found : null;
    },
  };
}

const name = (id: ModelId): string => specOf(id).name.replace(/-VAE$/, '');

/** 'CG-BPEF, T = 0.5': enough to tell rows of one L apart. */
export function shortName({ row: { model, experiment } }: RowSummary): string {
  const settings = experiment.models[model];
  return 'temperatureMinimum' in settings
    ? `${name(model)}, T = ${settings.temperatureMinimum}`
    : name(model);
}
