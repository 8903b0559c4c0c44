/** Bytes in memory as a file of which any part can be read. */
import type { ByteSource } from '../bytes/byte-source';

export function sourceOfBytes(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}
