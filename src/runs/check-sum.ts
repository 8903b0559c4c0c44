/** The sum by which bytes are known to be whole: sha256 by the platform, CRC-32 where a page without HTTPS has no crypto.subtle. */

import { crc32 } from '../data/bytes/crc32';

export async function checkSum(
  bytes: Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto | null = globalThis.crypto?.subtle ?? null,
): Promise<string> {
  if (!subtle) return `crc32:${crc32(bytes).toString(16).padStart(8, '0')}`;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
