/** A sweep as a text that the browser keeps, and back; what cannot be read is none. Pure. */
import * as v from 'valibot';
import { runFields } from '../../experiment/experiment';
import { jobsOf, type SweepJob } from './sweep-jobs';
import type { Sweep } from './sweep-queue';

const number = v.pipe(v.number(), v.finite());
const nullableNumber = v.nullable(number);
const { minimum, maximum } = runFields.seed;
const seed = v.pipe(number, v.integer(), v.minValue(minimum), v.maxValue(maximum));

const recordSchema = v.object({
  standing: v.picklist(['waiting', 'begun', 'done', 'failed', 'skipped', 'left']),
  id: v.nullable(v.string()),
  words: v.nullable(v.string()),
  result: v.nullable(
    v.object({
      step: number,
      seconds: number,
      L: v.record(v.string(), v.object({ validated: nullableNumber, test: nullableNumber })),
      moved: v.boolean(),
    }),
  ),
});

const sweepSchema = v.object({
  tag: v.string(),
  base: v.string(),
  seeds: v.array(seed),
  varied: v.nullable(v.object({ field: v.string(), values: v.array(v.string()) })),
  records: v.pipe(v.array(recordSchema), v.minLength(1)),
});

const keptSchema = v.object({ version: v.literal(1), sweep: sweepSchema });

export const sweepText = (sweep: Sweep): string => JSON.stringify({ version: 1, sweep });

interface ReadSweep {
  readonly sweep: Sweep;
  readonly jobs: readonly SweepJob[];
}

/** Null where there is none, or one of another version of the page. */
export function readSweep(text: string | null): ReadSweep | null {
  if (text === null) return null;
  try {
    const { output, success } = v.safeParse(keptSchema, JSON.parse(text));
    if (!success) return null;
    const { sweep } = output;
    const jobs = jobsOf(sweep);
    return jobs && { sweep, jobs };
  } catch {
    return null;
  }
}
