/** Whether a new record in the place of a published one would lose something. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { modelIds } from '../../models/registry';
import type { RecordedModel, TableRecord } from '../../experiment/table1/record';

/** The largest K; 0 without an audit. */
const samplesOf = ({ audit }: RecordedModel): number =>
  Math.max(0, ...(audit?.importance ?? []).flatMap(({ points }) => points.map(({ samples }) => samples)));

const replace = 'move the published record away first';

function lossOf(old: RecordedModel, own: RecordedModel): string | null {
  const sameRun = isDeepStrictEqual(old.test, own.test) && isDeepStrictEqual(old.validation, own.validation);
  const [was, is] = [old, own].map(({ test }) => test.freeEnergy.toFixed(2));
  if (!sameRun)
    return `expected the published run (test L ${was}), got another (test L ${is}); keep the published one`;
  const [before, now] = [samplesOf(old), samplesOf(own)];
  if (now < before)
    return `expected an audit with K = ${before} at least, got ${now === 0 ? 'none' : `K = ${now}`}; say --samples ${before}`;
  if (old.exact && !own.exact) return 'expected its exact evidence, got none; say --truth';
  if (old.refined && !own.refined) return 'expected its refined q, got none; say --truth';
  return null;
}

/** One sentence with the way out; null where nothing is lost. `path` is the published record's. */
export function lossOfRecord(path: string, old: TableRecord, own: TableRecord): string | null {
  for (const id of modelIds) {
    const [was, is] = [old.models[id], own.models[id]];
    const loss = was && (is ? lossOf(was, is) : 'expected its model, got another; keep the published one');
    if (loss) return `${path}: ${loss}, or ${replace}`;
  }
  return null;
}
