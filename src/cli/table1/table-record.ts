/** The record of a finished run of Table 1, out of what its training and its audit wrote. Pure. */
import type { Audit, ImportanceWeighted } from '../../experiment/audit';
import type {
  PairedDifference,
  RecordedAudit,
  RecordedExact,
  RecordedRefined,
  TableRecord,
} from '../../experiment/table1/record';
import type { ExactEvidence } from '../../experiment/exact';
import type { Refined } from '../../experiment/refined';
import { pairedDifference } from '../../math/importance-weighting';
import type { FinishedAudit, FinishedExact, FinishedRefined, Training } from './finished';
import type { Job } from './jobs';
import type { Table } from './tables';
import { thinCurve } from './thin-curve';

const without = ({ importance, ...audit }: Audit): RecordedAudit => ({
  ...audit,
  importance: importance.map(({ nllByPicture, ...rest }) => ({ ...rest, pictures: nllByPicture.length })),
});

const largest = ({ points }: ImportanceWeighted) => Math.max(...points.map(({ samples }) => samples));

/** Where both have as many pictures and the same K; the other's model has one reading, the exact one. */
function pairs(ours: Audit, theirs: Audit, minus: string): PairedDifference[] {
  return ours.importance.flatMap((one) => {
    const other = theirs.importance.find(
      (candidate) =>
        candidate.pixels === one.pixels &&
        candidate.nllByPicture.length === one.nllByPicture.length &&
        largest(candidate) === largest(one),
    );
    if (!other) return [];
    const nll = pairedDifference(one.nllByPicture, other.nllByPicture);
    return [{ minus, reading: one.reading, pixels: one.pixels, samples: largest(one), nll }];
  });
}

/** The audit weighs the first pictures of the same test set: its NLL of grey pixels, under the reading whose truth this is, minus the true one. */
function importanceAbove(exact: ExactEvidence, audit: Audit | null): RecordedExact['importanceAbove'] {
  const weighed = audit?.importance.find(
    ({ pixels, reading }) => pixels === exact.pixels && reading === exact.reading,
  );
  if (!weighed || weighed.nllByPicture.length !== exact.pictures) return null;
  const truth = exact.byPicture.map(({ nll }) => nll);
  const inOrder = weighed.nllByPicture.map((nll, i) => nll - truth[i]).toSorted((a, b) => a - b);
  return {
    ...pairedDifference(weighed.nllByPicture, truth),
    median: inOrder[inOrder.length >> 1],
    samples: largest(weighed),
  };
}

function recordedExact({ byPicture, ...exact }: ExactEvidence, audit: Audit | null): RecordedExact {
  return { ...exact, importanceAbove: importanceAbove({ ...exact, byPicture }, audit) };
}

/** What the exact amortisation gap of the same pictures is, where they were summed too. */
function recordedRefined({ byPicture, ...refined }: Refined, exact: ExactEvidence | null): RecordedRefined {
  const there = exact?.byPicture.slice(0, byPicture.length) ?? [];
  const lost = there.reduce((sum, { gap, family }) => sum + gap - family, 0) / there.length;
  return { ...refined, amortisation: there.length === byPicture.length ? lost : null };
}

interface FinishedMeasures {
  readonly audit: FinishedAudit | null;
  readonly exact: FinishedExact | null;
  readonly refined: FinishedRefined | null;
}

/** `beside`: the audit of the table's baseline of the same seed, or null. */
export function tableRecord(
  job: Job,
  training: Training,
  { audit: finished, exact, refined }: FinishedMeasures,
  beside: Audit | null,
  { baseline }: Pick<Table, 'baseline'>,
): TableRecord {
  const { version, code, moves, backend, dataset } = training.record;
  const { name, threads, device, plan } = backend;
  const { curve, validation, test, millisecondsPerStep } = training.model;
  const paired = finished && beside && job.row !== baseline ? pairs(finished.audit, beside, baseline) : [];
  return {
    version,
    row: job.row,
    commands: {
      train: training.command,
      audit: finished && finished.command,
      ...(exact && { exact: exact.command }),
      ...(refined && { refine: refined.command }),
    },
    code,
    experiment: training.record.experiment,
    moves,
    backend: { name, threads, device, plan },
    dataset,
    models: {
      [job.model]: {
        curve: thinCurve(curve),
        validation,
        test,
        millisecondsPerStep,
        audit: finished && without(finished.audit),
        paired,
        ...(exact && { exact: recordedExact(exact.exact, finished?.audit ?? null) }),
        ...(refined && { refined: recordedRefined(refined.refined, exact?.exact ?? null) }),
      },
    },
  };
}
