/** The findings of a self-check as rows of a table: the worst of each thing that was checked. Pure. */
import type { DeviceReport, Finding } from '../../engine/protocol';
import { formatCount } from '../../ui/format';

export interface Row {
  readonly kind: Finding['kind'];
  readonly name: string;
  /** The finding that uses up most of its tolerance. */
  readonly worst: Finding;
  /** How much, of 1; infinite where there is no number. */
  readonly share: number;
  readonly wrong: boolean;
  /** Of all its findings. */
  readonly milliseconds: number;
}

export const kindWords: Readonly<Record<Finding['kind'], string>> = {
  operation: 'TensorFlow.js',
  kernel: 'our kernel',
  step: 'training step',
  captured: 'captured steps',
};

function shareOf({ error, tolerance, problem }: Finding): number {
  if (problem !== undefined || Number.isNaN(error)) return Infinity;
  return error === 0 ? 0 : error / tolerance;
}

/** In the order in which they were checked. */
export function rowsOf(findings: readonly Finding[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const finding of findings) {
    const { kind, name } = finding;
    const before = rows.get(`${kind} ${name}`);
    const share = shareOf(finding);
    const milliseconds = (before?.milliseconds ?? 0) + finding.milliseconds;
    const worst = before && before.share >= share ? before : { worst: finding, share };
    // Written so that what is not a number is wrong.
    const wrong = !(worst.share <= 1);
    rows.set(`${kind} ${name}`, { kind, name, worst: worst.worst, share: worst.share, wrong, milliseconds });
  }
  return [...rows.values()];
}

/** What is wrong with a row's worst finding. */
export const faultOf = ({ worst }: Row): string =>
  `${worst.case}${worst.case && ', '}${worst.problem ?? `expected ${worst.expected}, got ${worst.got}`}`;

const took = (milliseconds: number) =>
  milliseconds < 950 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** One sentence: whether the device computes right, and how long it took to find out. */
export function verdictOf({ findings, milliseconds }: DeviceReport): string {
  const rows = rowsOf(findings);
  const wrong = rows.filter((row) => row.wrong);
  if (wrong.length === 0)
    return `Passed: all ${formatCount(rows.length)} checks are within their tolerances (${took(milliseconds)}).`;
  const names = wrong.map(({ name }) => name).join(', ');
  return `Failed: ${wrong.length} of ${formatCount(rows.length)} checks (${names}).`;
}
