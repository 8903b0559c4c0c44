/** Errors in the words of the page, each with its way out. */
import { DataError } from '../data/dataset';
import { specOf } from '../models/registry';
import { NonFiniteLoss } from '../training/beat';
import type { Run } from '../training/run-contract';
import { NoBackend } from './choose-backend';
import type { EngineFailure } from './protocol';

const count = new Intl.NumberFormat('en-GB');

/** What went wrong while opening or starting. */
export function failureOf(error: unknown): EngineFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DataError) return { kind: 'data', message, remedy: 'Try again' };
  if (error instanceof NoBackend) return { kind: 'backend', message, remedy: 'Try again' };
  return { kind: 'internal', message, remedy: 'Restart' };
}

/** What ended a run; one that stopped being finite goes back to its last checkpoint first. */
export async function failureOfRun(error: unknown, run: Run): Promise<EngineFailure> {
  if (!(error instanceof NonFiniteLoss)) return failureOf(error);
  const name = specOf(error.model).name;
  const message = `${error.term} of ${name} at step ${count.format(error.step)}: expected a finite number, got none; the run has stopped there.`;
  try {
    const step = await run.rewind();
    const remedy = `Continue from step ${count.format(step)} with a lower learning rate`;
    return { kind: 'non-finite', message, remedy };
  } catch {
    return { kind: 'internal', message, remedy: 'Restart' };
  }
}
