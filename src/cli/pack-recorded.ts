/** Pictures and numbers of a recording as short texts: few greys, hundredths, deflated, in base64. The same make the same text on every machine. Pure; experiment/unpack-recorded reads them. */
import { deflateSync } from 'fflate';
import type { Pictures } from '../experiment/measurements';
import { recordedLevels, recordedParts } from '../experiment/recording';

/** By fflate and not by zlib, whose output depends on the processor: the same bytes on every machine. */
const packed = (bytes: Uint8Array): string =>
  Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64');

export function packedPictures(sets: readonly Pictures[]): string {
  const levels = sets.flatMap(({ pixels }) =>
    Array.from(pixels, (grey) => Math.round((grey * (recordedLevels - 1)) / 255)),
  );
  return packed(Uint8Array.from(levels));
}

/** The largest number of 16 bits. */
const mostParts = 2 ** 15 - 1;

function wholeParts(value: number): number {
  const parts = Math.round(value * recordedParts);
  if (Math.abs(parts) <= mostParts) return parts;
  const most = mostParts / recordedParts;
  throw new Error(`record: expected numbers from -${most} to ${most}, got ${value}; pack more bits of each`);
}

export function packedHundredths(values: readonly number[]): string {
  const parts = values.map(wholeParts);
  return packed(Uint8Array.from([...parts.map((one) => one & 255), ...parts.map((one) => (one >> 8) & 255)]));
}
