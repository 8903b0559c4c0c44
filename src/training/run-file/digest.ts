/** Which parameters a run has at its step, in 12 digits (definition 21). sha256 by the platform: it needs HTTPS or localhost. */
import { settingsAt } from '../../experiment/live-settings';
import type { ModelId } from '../../models/registry';
import type { ParameterValues } from '../../nn/parameters';
import type { KeptRun } from '../kept-run';

/** Hexadecimal, of the sum. */
const DIGITS = 12;

/** sha256 of the parameters of the models that are on, in notation order; null where the platform has none. */
export async function sumOf(models: ReadonlyMap<string, ParameterValues>): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const ids = [...models.keys()].toSorted();
  // Float32Array is little-endian, as is every machine that has a browser.
  const parts = ids.flatMap((id) => [
    new TextEncoder().encode(id),
    ...[...models.get(id)!.values()].map(
      (values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    ),
  ]);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    bytes.set(one, at);
    at += one.length;
  }
  const sum = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of the models that took part in the last step trained, as that step left them: a move that waits for the next one changes nothing. */
export function sumOfRun({ experiment, moves, step, models }: KeptRun): Promise<string | null> {
  const live = settingsAt(experiment, moves, Math.max(0, step - 1)).models;
  const on = [...models].filter(([id]) => live[id].settings.on);
  return sumOf(
    new Map<ModelId, ParameterValues>(
      on.map(([id, { beforeResizing, snapshot }]) => [id, (beforeResizing ?? snapshot).parameters]),
    ),
  );
}

/** Of a whole sum. */
export const shortDigest = (sum: string): string => sum.slice(0, DIGITS);

/** The digest of definition 21. */
export async function digestOfRun(kept: KeptRun): Promise<string | null> {
  const sum = await sumOfRun(kept);
  return sum === null ? null : shortDigest(sum);
}
