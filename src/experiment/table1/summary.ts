/** What the runs of one row come to: means over the seeds and how far these lie apart, for the table, the claims and the page alike. Pure. */
import type {
  AuditFigures,
  ExactFigures,
  ImportanceFigures,
  RefinedFigures,
  RunFigures,
} from './run-figures';
import type { TableRow } from './table-row';

/** A mean over seeds. */
export interface OverSeeds {
  readonly mean: number;
  /** Standard deviation between seeds (n - 1); null of one seed. */
  readonly deviation: number | null;
  readonly seeds: number;
}

/** An importance-weighted NLL: besides the seeds, the pictures it is a mean of make it uncertain. */
export interface SummedImportance extends OverSeeds {
  /** K. */
  readonly samples: number;
  /** Test pictures. */
  readonly pictures: number;
  /** Of the mean over pictures, averaged over the seeds: models of one table share the pictures, and so most of it. */
  readonly standardError: number;
  readonly effectiveSamples: number;
  /** Minus the Gauss-VAE's on the same pictures, with the standard error of that; null where it was not measured. */
  readonly aboveGauss: { readonly mean: number; readonly standardError: number } | null;
}

export interface RowSummary {
  readonly row: TableRow;
  readonly seeds: readonly number[];
  /** L by the paper's accounting, test set. */
  readonly freeEnergy: OverSeeds;
  readonly term1: OverSeeds;
  readonly term2: OverSeeds;
  /** freeEnergy minus the paper's; null where the paper has none. */
  readonly difference: number | null;
  readonly seconds: number;
  /** Null where no run was audited. */
  readonly audit: AuditSummary | null;
  /** Null where the evidence of no run was summed. */
  readonly exact: ExactSummary | null;
  /** Null where q of no run was refined, or not beside exact evidence of the same pictures. */
  readonly refined: {
    readonly pictures: number;
    readonly gain: number;
    readonly amortisation: number;
  } | null;
}

/** Exact evidence, means over the seeds. */
export interface ExactSummary {
  readonly pictures: number;
  readonly freeEnergy: OverSeeds;
  readonly nll: OverSeeds;
  readonly gap: OverSeeds;
  /** Of the mean gap over the pictures, averaged over the seeds. */
  readonly gapError: number;
  readonly median: OverSeeds;
  readonly floor: OverSeeds;
  readonly family: OverSeeds;
  readonly amortisation: OverSeeds;
  readonly twoModes: number;
  readonly ownTwoModes: number;
  /** The audit's NLL minus the exact one; null where they are of other pictures. */
  readonly importanceAbove: {
    readonly mean: number;
    readonly standardError: number;
    readonly median: number;
    readonly samples: number;
  } | null;
}

export interface AuditSummary {
  /** Test pictures of each audit. */
  readonly pictures: number;
  /** L that is a bound: with one-hot categories, or the paper's where that is one; null where neither is, as with shrunk noise. */
  readonly bound: OverSeeds | null;
  /** The audit's own measurement of the paper's L and term1, on its pictures. */
  readonly paper: OverSeeds;
  readonly term1: OverSeeds;
  /** KL of what the decoder sees, and the L it gives; null where they are the paper's. */
  readonly relaxed: {
    readonly of: 'z' | 'y';
    readonly term1: OverSeeds;
    readonly freeEnergy: OverSeeds;
  } | null;
  /** Of the model whose L is `bound`; null where it was not measured. */
  readonly grey: SummedImportance | null;
  readonly binarised: SummedImportance | null;
  /** Of the model with the relaxed z, as it is trained. */
  readonly binarisedRelaxed: SummedImportance | null;
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Throws for no values: a mean of nothing is a mistake of the caller. */
export function overSeeds(values: readonly number[]): OverSeeds {
  if (values.length === 0) throw new Error('overSeeds: expected at least one seed, got none');
  const centre = mean(values);
  const squares = values.reduce((sum, v) => sum + (v - centre) ** 2, 0);
  const deviation = values.length < 2 ? null : Math.sqrt(squares / (values.length - 1));
  return { mean: centre, deviation, seeds: values.length };
}

function importanceSummary(
  audits: readonly AuditFigures[],
  pixels: ImportanceFigures['pixels'],
  relaxed = false,
): SummedImportance | null {
  const found = audits.flatMap(({ importance }) =>
    importance.filter((one) => one.pixels === pixels && (one.reading === 'relaxed') === relaxed),
  );
  if (found.length === 0) return null;
  const beside = found.flatMap(({ aboveGauss }) => aboveGauss ?? []);
  return {
    ...overSeeds(found.map(({ nll }) => nll.mean)),
    samples: Math.min(...found.map(({ samples }) => samples)),
    pictures: Math.min(...found.map(({ pictures }) => pictures)),
    standardError: mean(found.map(({ nll }) => nll.standardError)),
    effectiveSamples: mean(found.map(({ effectiveSamples }) => effectiveSamples)),
    aboveGauss:
      beside.length === 0
        ? null
        : {
            mean: mean(beside.map((one) => one.mean)),
            standardError: mean(beside.map((one) => one.standardError)),
          },
  };
}

/** Whether the sampled z is the one whose KL is term1, in a model without hard categories. */
function samplesFully({ experiment }: TableRow): boolean {
  return experiment.models.gauss.noiseScale === 1;
}

function auditSummary(row: TableRow, audits: readonly AuditFigures[]): AuditSummary | null {
  if (audits.length === 0) return null;
  const bounds = audits.map(({ hard, paper }) => hard ?? (samplesFully(row) ? paper : null));
  const relaxed = audits.flatMap((audit) => audit.relaxed ?? []);
  return {
    pictures: Math.min(...audits.map(({ pictures }) => pictures)),
    bound: bounds.every((bound) => bound !== null) ? overSeeds(bounds) : null,
    paper: overSeeds(audits.map(({ paper }) => paper)),
    term1: overSeeds(audits.map(({ term1 }) => term1)),
    relaxed:
      relaxed.length === 0
        ? null
        : {
            of: relaxed[0].of,
            term1: overSeeds(relaxed.map(({ term1 }) => term1)),
            freeEnergy: overSeeds(relaxed.map(({ freeEnergy }) => freeEnergy)),
          },
    grey: importanceSummary(audits, 'grey'),
    binarised: importanceSummary(audits, 'binarised'),
    binarisedRelaxed: importanceSummary(audits, 'binarised', true),
  };
}

function exactSummary(all: readonly ExactFigures[]): ExactSummary | null {
  if (all.length === 0) return null;
  const over = (value: (one: ExactFigures) => number) => overSeeds(all.map(value));
  const above = all.flatMap(({ importanceAbove }) => importanceAbove ?? []);
  return {
    pictures: Math.min(...all.map(({ pictures }) => pictures)),
    freeEnergy: over(({ freeEnergy }) => freeEnergy.mean),
    nll: over(({ nll }) => nll.mean),
    gap: over(({ gap }) => gap.mean),
    gapError: mean(all.map(({ gap }) => gap.standardError)),
    median: over(({ gap }) => gap.median),
    floor: over(({ floor }) => floor.mean),
    family: over(({ family }) => family.mean),
    amortisation: over(({ amortisation }) => amortisation.mean),
    twoModes: mean(all.map(({ twoModes }) => twoModes)),
    ownTwoModes: mean(all.map(({ ownTwoModes }) => ownTwoModes)),
    importanceAbove:
      above.length === 0
        ? null
        : {
            mean: mean(above.map((one) => one.mean)),
            standardError: mean(above.map((one) => one.standardError)),
            median: mean(above.map((one) => one.median)),
            samples: Math.min(...above.map((one) => one.samples)),
          },
  };
}

function refinedSummary(all: readonly RefinedFigures[]): RowSummary['refined'] {
  const lost = all.flatMap(({ amortisation }) => amortisation ?? []);
  if (all.length === 0 || lost.length < all.length) return null;
  return {
    pictures: Math.min(...all.map(({ pictures }) => pictures)),
    gain: mean(all.map(({ gain }) => gain.mean)),
    amortisation: mean(lost),
  };
}

/** Rows without a run are left out; runs of other rows too. In the order of the rows. */
export function summarise(rows: readonly TableRow[], runs: readonly RunFigures[]): RowSummary[] {
  return rows.flatMap((row) => {
    const own = runs.filter((run) => run.row === row.id).toSorted((a, b) => a.seed - b.seed);
    if (own.length === 0) return [];
    const freeEnergy = overSeeds(own.map((run) => run.freeEnergy));
    return [
      {
        row,
        seeds: own.map(({ seed }) => seed),
        freeEnergy,
        term1: overSeeds(own.map(({ term1 }) => term1)),
        term2: overSeeds(own.map(({ term2 }) => term2)),
        difference: row.paper && freeEnergy.mean - row.paper.freeEnergy,
        seconds: mean(own.map(({ seconds }) => seconds)),
        audit: auditSummary(
          row,
          own.flatMap(({ audit }) => audit ?? []),
        ),
        exact: exactSummary(own.flatMap(({ exact }) => exact ?? [])),
        refined: refinedSummary(own.flatMap(({ refined }) => refined ?? [])),
      },
    ];
  });
}
