/** Errors in the words of the page, each with its way out. */
import { DataError } from '../data/dataset';
import { specOf } from '../models/registry';
import { NonFiniteLoss } from '../training/beat';
import type { DeviceFailure } from '../gpu/device-failure';
import type { Run } from '../training/run-contract';
import { NoBackend } from './choose-backend';
import { MissingDataset } from './missing-dataset';
import type { EngineFailure } from './protocol';
import { wordsOf } from '../schema/words-of';

const count = new Intl.NumberFormat('en-GB');

/** What engines say of memory that is not there: buffers of WebGPU, arrays, WebAssembly. */
const noMemory =
  /out[- ]of[- ]memory|createBuffer failed|(array buffer|memory) allocation failed|cannot enlarge memory|invalid typed array length|\bOOM\b/i;

/** So ends an instance of WebAssembly that found no memory in the midst of its work: its memory is not whole, and nothing may compute in it. */
export function endsInstance(error: unknown): boolean {
  const trapped = typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  return trapped || /\bAborted\(/.test(wordsOf(error));
}

function memoryFailure(reason: string): EngineFailure {
  return {
    kind: 'memory',
    message: `Memory: expected room for the nets and their samples, got none (${reason}); the run is gone. Fewer samples L, a smaller batch or fewer models need less.`,
    remedy: 'Start again with fewer samples, or a smaller batch',
  };
}

/** What the graphics device said unasked; the engine on it cannot go on. */
export function failureOfDevice({ kind, reason }: DeviceFailure): EngineFailure {
  if (kind === 'memory') return memoryFailure(reason);
  const message =
    kind === 'lost'
      ? `The graphics device was lost (${reason}); the run on it is gone.`
      : `The graphics device refused a command (${reason}); what it computed since is not to be believed, and the run is stopped.`;
  return { kind: 'device-lost', message, remedy: 'Start the engine again' };
}

/** What went wrong while opening or starting. */
export function failureOf(error: unknown): EngineFailure {
  const message = wordsOf(error);
  if (error instanceof MissingDataset) return { kind: 'missing-data', message, remedy: 'Open the Data view' };
  if (error instanceof DataError) return { kind: 'data', message, remedy: 'Try again' };
  if (error instanceof NoBackend) return { kind: 'backend', message, remedy: 'Try again' };
  if (endsInstance(error)) return memoryFailure('WebAssembly broke off');
  if (noMemory.test(message)) return memoryFailure(message);
  // So ends a read-back of WebGPU whose device is gone, often before the device itself says so.
  if (error instanceof DOMException && /^(Abort|Operation)Error$/.test(error.name))
    return failureOfDevice({ kind: 'lost', reason: message });
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
