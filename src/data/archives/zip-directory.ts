/** The directory at the end of a zip archive, zip64 or not: one record a file. Believes no number that the file's size does not bear out. */
import { part, type ByteSource } from '../bytes/byte-source';
import { mostPermuted } from '../permutation';
import { refusal } from '../refusal';
import { saidName, type SaidName } from './zip-names';

export interface ZipRecord {
  readonly name: SaidName;
  readonly isFolder: boolean;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Where the file's own header is. */
  readonly start: number;
}

const mostDirectory = 2 ** 28;
const what = 'zip directory';
const [none16, none32] = [0xffff, 0xffffffff];
/** Numbers of fields. */
const [zip64, unicodePath] = [1, 0x7075];

interface End {
  readonly count: number;
  readonly size: number;
  readonly start: number;
  /** Whether `count` is the whole number and not what is left of it in 16 bits. */
  readonly isWhole: boolean;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** Beyond 2^53 it is no place in any file. */
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The 22 bytes that end every archive, before a comment of up to 64 KiB, and the record of zip64 that they lead to. */
async function endOf(source: ByteSource): Promise<End> {
  const { name, size } = source;
  const from = Math.max(0, size - 22 - 0xffff);
  const view = viewOf(await part(source, from, size, what));
  let at = view.byteLength - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw refusal(name, what, 'one at the end', 'a file cut short');
  if (![0, none16].includes(view.getUint16(at + 4, true)))
    throw refusal(name, 'zip', 'an archive in one part', 'a split one');
  const end = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
    isWhole: false,
  };
  if (end.count !== none16 && end.size !== none32 && end.start !== none32) return end;
  const locator = from + at - 20;
  const lead = locator < 0 ? null : viewOf(await part(source, locator, locator + 20, what));
  // As many files as that there may be without zip64.
  if (lead?.getUint32(0, true) !== 0x07064b50) return end;
  const place = long(lead, 8);
  const record = viewOf(await part(source, place, place + 56, 'zip64 directory'));
  if (record.getUint32(0, true) !== 0x06064b50)
    throw refusal(name, 'zip64 directory', 'a record at its place', 'something else');
  return { count: long(record, 32), size: long(record, 40), start: long(record, 48), isWhole: true };
}

/** All records, those of folders too. Throws a DataError for split archives and where numbers lie. */
export async function zipRecords(source: ByteSource): Promise<readonly ZipRecord[]> {
  const { name } = source;
  const { count, size, start, isWhole } = await endOf(source);
  if (size > mostDirectory) throw refusal(name, what, `at most ${mostDirectory} bytes`, size);
  if (isWhole && count > mostPermuted) throw refusal(name, 'zip', `at most ${mostPermuted} files`, count);
  const bytes = await part(source, start, start + size, what);
  const view = viewOf(bytes);
  const records: ZipRecord[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw refusal(name, what, `${count} files`, `${records.length} and something else`);
    const names = at + 46;
    const fields = names + view.getUint16(at + 28, true);
    const comment = fields + view.getUint16(at + 30, true);
    const next = comment + view.getUint16(at + 32, true);
    if (next > bytes.length) throw refusal(name, what, `${next} bytes`, bytes.length);
    const extra = (id: number) => fieldOf(bytes.subarray(fields, comment), id);
    const flags = view.getUint16(at + 8, true);
    const [size, packed, start] = placeOf(name, view, at, extra);
    records.push({
      name: saidName(bytes.subarray(names, fields), flags, () => extra(unicodePath)),
      isFolder: fields > names && isSlash(bytes[fields - 1]),
      flags,
      method: view.getUint16(at + 10, true),
      packed,
      size,
      start,
    });
    if (records.length > mostPermuted) throw refusal(name, 'zip', `at most ${mostPermuted} files`, 'more');
    at = next;
  }
  // Programs that know no zip64 write what is left of the number in 16 bits.
  if (isWhole ? records.length !== count : (records.length & none16) !== count)
    throw refusal(name, what, `${count} files`, records.length);
  return records;
}

/** Folders end in '/', or in the backslash of some programs of Windows. */
const isSlash = (byte: number) => byte === 0x2f || byte === 0x5c;

/** Of the fields behind a name the one of this number; null where there is none, or it is cut short. */
function fieldOf(bytes: Uint8Array, id: number): Uint8Array | null {
  const view = viewOf(bytes);
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id) return end <= bytes.length ? bytes.subarray(at + 4, end) : null;
    at = end;
  }
  return null;
}

/** Size, packed size and place; a field of zip64 has those that do not fit into 32 bits, in this order. */
function placeOf(
  name: string,
  view: DataView,
  at: number,
  extra: (id: number) => Uint8Array | null,
): number[] {
  const short = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  if (!short.includes(none32)) return short;
  const field = extra(zip64);
  let next = 0;
  return short.map((number) => {
    if (number !== none32) return number;
    if (!field || next + 8 > field.length) throw refusal(name, 'zip', 'a field of zip64', 'none');
    next += 8;
    return long(viewOf(field), next - 8);
  });
}
