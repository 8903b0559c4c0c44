/** How many bytes of decoded pictures a device takes: its store, which needs twice the room while they are kept, and its memory, of which a run holds them all. */
import { bytesOf, grouped, inMegabytes } from '../data-amounts';
import { mostKeptPictures, type Size } from '../data-limits';
import { refusal } from '../refusal';

/** What a device says of itself; null of what it does not say. */
interface DeviceRoom {
  /** Bytes of memory in all. */
  readonly memory: number | null;
  /** Bytes that the store still takes. */
  readonly store: number | null;
}

/** The most that can be kept. */
export interface MostKept {
  readonly bytes: number;
  readonly pictures: number;
  /** Why not more, to be read after 'room for ...'. */
  readonly why: string;
}

/** Where nobody says how much memory there is: half of it, so that a run goes beside the page. */
const usualMemory = 2 ** 32;

export function mostKept({ memory, store }: DeviceRoom): MostKept {
  const pictures = mostKeptPictures;
  const held = Math.floor((memory ?? usualMemory) / 2);
  if (store !== null && store / 2 < held) {
    const why = `half of the ${inMegabytes(store)} that the browser still gives this page, as keeping takes twice the room`;
    return { bytes: Math.max(0, Math.floor(store / 2)), pictures, why };
  }
  return { bytes: held, pictures, why: 'half of the memory, as a run holds them all' };
}

/** Throws a DataError that says how many fit, where so many do not. */
export function expectRoom(
  { bytes, pictures, why }: MostKept,
  file: string,
  count: number,
  size: Size,
  bytesAPixel: 1 | 2,
): void {
  const wanted = bytesOf(count, size, bytesAPixel);
  if (wanted <= bytes && count <= pictures) return;
  const fit = Math.min(pictures, Math.floor(bytes / bytesOf(1, size, bytesAPixel)));
  const out =
    fit >= 20 ? `take the first ${grouped(fit)}, or a smaller size` : 'delete a data set in the Data view';
  throw refusal(
    file,
    'room on this device',
    `at most ${inMegabytes(bytes)} of pictures, ${why} (${out})`,
    `${inMegabytes(wanted)} for ${grouped(count)} pictures of ${size.width} x ${size.height}`,
  );
}
