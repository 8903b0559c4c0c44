/** sha256 by the platform. A page without HTTPS has no crypto.subtle: there the checks of gzip (CRC) and of IDX must do. */
import { DataError } from '../dataset';

/** Throws a DataError where the bytes' sha256, if it can be had here, is not the expected one. */
export async function checkSha256(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  expected: string,
): Promise<void> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const got = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (got !== expected) throw new DataError(file, `${file}: expected sha256 ${expected}, got ${got}`);
}
