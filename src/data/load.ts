/** Opens a data set: the first chunk and the labels at once, the rest behind the training; says what is in and what failed. */
import { grouped } from './data-amounts';
import { DataError, type Dataset, type ReadFile } from './dataset';
import { parseManifest, type PackedFile } from './manifest';
import { readNamed, readPacked } from './packed-file';
import { datasetEntry } from './registry';

/** Bytes over all files of the data set. */
export interface DataProgress {
  readonly text: string;
  readonly loaded: number;
  readonly total: number;
}

/** A file of pictures on its way. */
interface Part {
  readonly packed: PackedFile;
  state: 'waiting' | 'reading' | 'in' | DataError;
}

interface Waiter {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (error: DataError) => void;
}

/** Resolves when the first chunk and the labels are in, and reads on; rejects with a DataError where these fail: then open again. */
export async function openDataset(
  name: string,
  read: ReadFile,
  onProgress: (progress: DataProgress) => void,
): Promise<Dataset> {
  const { title, folder } = datasetEntry(name);
  const manifestPath = `${folder}/manifest.json`;
  const manifest = parseManifest(manifestPath, new TextDecoder().decode(await readNamed(manifestPath, read)));
  const { width, height, count, firstChunk, split, sha256 } = manifest;
  const images = new Uint8Array((count + 1) * width * height);
  const labels = new Uint8Array(count);

  const files = [...manifest.images, ...manifest.labels];
  const total = files.reduce((bytes, file) => bytes + file.bytes, 0);
  const bytesIn = new Map<PackedFile, number>();
  const report = (packed: PackedFile, bytes: number, text: string) => {
    bytesIn.set(packed, Math.min(bytes, packed.bytes));
    const loaded = [...bytesIn.values()].reduce((sum, value) => sum + value, 0);
    onProgress({ text, loaded, total });
  };
  const place = async (packed: PackedFile, into: Uint8Array, itemSize: number, text: string) => {
    report(packed, 0, text);
    const onBytes = (loaded: number) => report(packed, loaded, text);
    const content = await readPacked(folder, packed, manifest, read, onBytes);
    into.set(content, packed.first * itemSize);
    report(packed, packed.bytes, text);
  };

  const opening = `${title}: reading the first ${grouped(firstChunk)} pictures`;
  await Promise.all([
    ...manifest.labels.map((packed) => place(packed, labels, 1, opening)),
    place(manifest.images[0], images, width * height, opening),
  ]);

  const parts: Part[] = manifest.images.map((packed, i) => ({ packed, state: i === 0 ? 'in' : 'waiting' }));
  let waiters: Waiter[] = [];
  let reading = false;

  const loaded = () => {
    const missing = parts.find(({ state }) => state !== 'in');
    return missing ? missing.packed.first : count;
  };
  const failureBefore = (end: number) => {
    for (const { packed, state } of parts) if (packed.first < end && state instanceof DataError) return state;
    return null;
  };
  const answer = () => {
    const pending = waiters;
    waiters = [];
    for (const waiter of pending) {
      const failure = failureBefore(waiter.count);
      if (waiter.count <= loaded()) waiter.resolve();
      else if (failure) waiter.reject(failure);
      else waiters.push(waiter);
    }
  };
  const readPart = async (part: Part) => {
    part.state = 'reading';
    try {
      await place(part.packed, images, width * height, `${title}: reading the other pictures`);
      part.state = 'in';
    } catch (error) {
      part.state = error instanceof DataError ? error : new DataError(part.packed.name, String(error));
    }
    answer();
  };
  /** One file after the other, so that the pictures needed next have the whole line; a failed file does not stop the next. */
  const readOn = async () => {
    if (reading) return;
    reading = true;
    for (let next = nextOf(parts); next; next = nextOf(parts)) await readPart(next);
    reading = false;
    if (loaded() === count) {
      onProgress({
        text: `${title}: all ${grouped(count)} pictures are in`,
        loaded: total,
        total,
      });
    }
  };
  void readOn();

  return {
    name,
    title,
    sha256,
    width,
    height,
    images,
    levels: 255,
    labels,
    classes: null,
    split,
    firstChunk,
    loaded,
    until: (end) =>
      new Promise((resolve, reject) => {
        if (!(end <= count)) throw new Error(`until: expected at most ${count} pictures, got ${end}`);
        waiters.push({ count: end, resolve, reject });
        answer();
      }),
    retry: () => {
      for (const part of parts) if (part.state instanceof DataError) part.state = 'waiting';
      void readOn();
    },
  };
}

function nextOf(parts: readonly Part[]): Part | undefined {
  return parts.find(({ state }) => state === 'waiting');
}
