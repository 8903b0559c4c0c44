/** sweep.json: which files of a folder are of one sweep, and what varies among them. A file format (docs/notation.md). Pure. */
import type { SweepPlan } from './plan';

export const SWEEP_FILE = 'sweep.json';

export const sweepText = ({ varied, jobs }: SweepPlan): string =>
  `${JSON.stringify({
    kind: 'sweep',
    format: 1,
    varied,
    jobs: jobs.map(({ name, values }) => ({ name, values })),
  })}\n`;
