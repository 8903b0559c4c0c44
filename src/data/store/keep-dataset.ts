/** Pictures on their way from files to the device's store: put in order, cut, hashed and written piece by piece, never all in memory. */
import { FullStore, type ByteStore } from './byte-store';
import { bytesOf, grouped } from '../data-amounts';
import { noLabel } from '../dataset';
import { identity } from '../identity';
import {
  bytesOfHeader,
  headerKey,
  headerOf,
  pieceBytes,
  piecesBegin,
  prefixOf,
  type Header,
} from './kept-header';
import { splitLabels, type PictureFlow } from '../picture-flow';
import type { PictureSink } from '../picture-sink';
import { refusal } from '../refusal';
import { scatteredPictures, type ScatteredPictures, type ScatterMemory } from './scattered-pictures';
import { splitOf, splitOrder } from '../split';
import type { Size } from '../data-limits';

export interface Keeping {
  /** What it is kept by, when its sha256 is known. */
  nameOf(sha256: string): { readonly name: string; readonly title: string };
  /** Throws where so many bytes have no room on this device. */
  readonly checkRoom?: (file: string, count: number, size: Size, bytesAPixel: 1 | 2) => void;
  /** Keeps the name `prefix` while the work goes on, so that nobody deletes what lies below it. */
  readonly hold?: <T>(prefix: string, work: () => Promise<T>) => Promise<T>;
  /** Pictures that were put in their places on the device. */
  readonly onKept?: (done: number, total: number) => void;
  /** From then on there is something to be cleaned up. */
  readonly onWriting?: () => void;
  readonly signal?: AbortSignal;
  /** Other sizes than usual are for tests. */
  readonly memory?: ScatterMemory;
}

const nothing = () => undefined;
const holdNothing = <T>(_: string, work: () => Promise<T>): Promise<T> => work();

/** Keeps them in place of what was kept by their name; what a failure leaves is deleted. */
export function keepDataset(store: ByteStore, flow: PictureFlow, keeping: Keeping): Promise<Header> {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join('');
  const prefix = `${piecesBegin}${id}/`;
  const { hold = holdNothing } = keeping;
  return hold(prefix, async () => {
    let kept: Kept;
    try {
      kept = await keepBelow(store, prefix, flow, keeping);
    } catch (error) {
      // Why it failed is what somebody has to know.
      await store.deleteAll(prefix).catch(nothing);
      throw error instanceof FullStore ? fullDevice(flow, error) : error;
    }
    // The new one is kept: what stays of the one before is deleted at the next start.
    await deleteReplaced(store, kept).catch(nothing);
    return kept.header;
  });
}

async function keepBelow(
  store: ByteStore,
  prefix: string,
  flow: PictureFlow,
  { nameOf, checkRoom, onKept, onWriting, signal, memory }: Keeping,
): Promise<Kept> {
  const { name: file, cut, seed } = flow;
  const { count } = cut;
  // Before anything is read: without it nothing can be kept.
  const { add, finish } = identity(file);
  const order = splitOrder(cut.permuted, seed);
  const bytesFit =
    checkRoom && ((size: Size, bytesAPixel: 1 | 2) => checkRoom(file, count, size, bytesAPixel));
  const scattering = scatteringSink({ store, prefix, count, order, onWriting, bytesFit, memory });
  const { width, height, ...found } = await flow.pour(scattering.sink);
  const pictures = scattering.done();
  const levels = pictures.levels();
  const total = bytesOf(count, { width, height }, levels === 255 ? 1 : 2);
  let written = 0;
  for await (const piece of inPieces(pictures.inOrder(), total)) {
    signal?.throwIfAborted();
    await add(piece);
    await store.put(`${prefix}${written / pieceBytes}`, piece);
    written += piece.length;
    onKept?.(Math.floor((count * written) / total), count);
  }
  signal?.throwIfAborted();
  const labels = splitLabels(found, cut, order);
  await store.put(`${prefix}labels`, labels);
  const split = splitOf(cut);
  const sha256 = await finish({ width, height, levels, labels, split });
  const labelled = labels.some((label) => label !== noLabel);
  const { classes } = found;
  const named = { ...nameOf(sha256), sha256, width, height, levels, count, split, labelled, classes };
  return putInPlace(store, { ...named, pieces: prefix });
}

interface Kept {
  readonly header: Header;
  /** What it replaces. */
  readonly before: Pick<Header, 'name' | 'pieces'> | null;
}

/** The header comes last: without it nothing is kept, so that a page closed half-way leaves no half data set. */
async function putInPlace(store: ByteStore, header: Header): Promise<Kept> {
  const key = headerKey(header.name);
  const text = await store.get(key);
  await store.put(key, bytesOfHeader(header));
  return { header, before: text && (headerOf(text) ?? { name: header.name }) };
}

async function deleteReplaced(store: ByteStore, { header, before }: Kept): Promise<void> {
  if (!before) return;
  const key = headerKey(header.name);
  for (const old of await store.list(prefixOf(before))) if (old.key !== key) await store.delete(old.key);
}

/** Sends each picture to its place by the order of the split. */
function scatteringSink({
  store,
  prefix,
  count,
  order,
  onWriting,
  bytesFit,
  memory,
}: {
  readonly store: ByteStore;
  readonly prefix: string;
  readonly count: number;
  readonly order: Uint32Array;
  readonly onWriting?: () => void;
  readonly bytesFit?: (size: Size, bytesAPixel: 1 | 2) => void;
  readonly memory?: ScatterMemory;
}): { readonly sink: PictureSink; done(): ScatteredPictures } {
  const placeOf = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) placeOf[order[place]] = place;
  let size: Size | null = null;
  let pictures: ScatteredPictures | null = null;
  let at = 0;
  const begun = () => {
    if (pictures && size) return { pictures, size };
    throw new Error('keeping: expected a reader that says how many pictures come, got none');
  };
  return {
    sink: {
      begin(_, __, own) {
        if (pictures) return;
        bytesFit?.(own, 1);
        size = own;
        pictures = scatteredPictures(store, prefix, { count, pixels: own.width * own.height }, memory);
      },
      async put(sums) {
        const { pictures, size } = begun();
        const before = [pictures.levels(), pictures.isStored()];
        await pictures.put(sums, at < placeOf.length ? placeOf[at] : at);
        at++;
        if (pictures.levels() !== before[0]) bytesFit?.(size, 2);
        if (pictures.isStored() !== before[1]) onWriting?.();
      },
    },
    done: () => begun().pictures,
  };
}

/** The same bytes in pieces of one length, but for the last; each holds until the next is asked for. */
async function* inPieces(
  parts: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  total: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(Math.min(pieceBytes, total));
  let filled = 0;
  let given = 0;
  for await (const part of parts)
    for (let from = 0; from < part.length;) {
      const taken = part.subarray(from, from + piece.length - filled);
      piece.set(taken, filled);
      filled += taken.length;
      from += taken.length;
      if (filled < piece.length) continue;
      yield piece;
      given += filled;
      filled = 0;
      if (total - given < piece.length) piece = new Uint8Array(total - given);
    }
}

/** What to do where the device has no room left. */
function fullDevice({ name, cut }: PictureFlow, error: FullStore): Error {
  return refusal(
    name,
    'room on this device',
    `more while ${grouped(cut.count)} pictures are kept (delete a data set in the Data view, or take the first of them, or a smaller size; nothing of them was left behind)`,
    `a full store (${error.message})`,
  );
}
