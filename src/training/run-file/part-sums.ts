/** The CRC-32 that a zip's directory says of each of its parts. Reads the directory alone; what does not fit ends it. */

const directoryMark = 0x02014b50;
const endMark = 0x06054b50;
/** Bytes of an entry before its name, and of the end without a comment. */
const entryLength = 46;
const endLength = 22;

export function partSums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sums = new Map<string, number>();
  let end = bytes.length - endLength;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end--;
  if (end < 0) return sums;
  let at = view.getUint32(end + 16, true);
  while (at + entryLength <= end && view.getUint32(at, true) === directoryMark) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const text = new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + name));
    sums.set(text, view.getUint32(at + 16, true));
    at += entryLength + name + extra + comment;
  }
  return sums;
}
