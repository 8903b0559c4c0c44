/** The data worker's commands: files are looked at, read, split and kept, SVHN is fetched. Knows no thread and no browser. */
import { forget, type ByteStore } from '../data/byte-store';
import { sourceOfBlob } from '../data/byte-source';
import type { DecodeOther } from '../data/decode-picture';
import { mostSide } from '../data/data-limits';
import type { DecodedPictures } from '../data/decoded-pictures';
import type { SplitPictures } from '../data/in-memory';
import { keepDataset, keptHeaders, keptPrefix } from '../data/keep-dataset';
import { planOf, type DataPlan, type PlanOptions } from '../data/own/plan';
import { svhnRatio } from '../data/split';
import { begunSvhn, fetchSvhn, forgetSvhnFiles, svhnFiles, type SvhnFile } from '../data/svhn';
import { ownName, usualTitle } from '../experiment/dataset-name';
import { expectWhole } from '../experiment/arguments';
import type {
  DataCommandName,
  DataCommands,
  DataProgress,
  KeptDataset,
  Offer,
  Reading,
  Shelf,
} from './data-protocol';
import { Stopped } from './stopped';

/** What the data room needs of where it runs. */
export interface DataPlatform {
  readonly store: ByteStore;
  readonly decodeOther: DecodeOther;
  /** A macrotask, so that `stop` overtakes the reading. */
  readonly breathe: () => Promise<void>;
  readonly room: () => Promise<Shelf['room']>;
  readonly request?: typeof fetch;
  readonly svhn?: readonly SvhnFile[];
}

type Handlers = {
  readonly [K in DataCommandName]: (take: DataCommands[K]['take']) => Promise<DataCommands[K]['give']>;
};

export interface DataRoom {
  handle<K extends DataCommandName>(
    command: K,
    take: DataCommands[K]['take'],
  ): Promise<DataCommands[K]['give']>;
}

const mostPreview = 200;
/** Of damaged pictures. */
const mostNamed = 20;

export function createDataRoom(platform: DataPlatform, tell: (progress: DataProgress) => void): DataRoom {
  const { store, decodeOther, breathe, request, svhn = svhnFiles } = platform;
  let plan: DataPlan | null = null;
  /** What reads, fetches or keeps; one at a time. */
  let busy: {
    readonly command: DataCommandName;
    readonly stopper: AbortController;
    readonly done: Promise<unknown>;
  } | null = null;

  async function alone<T>(
    command: DataCommandName,
    work: (options: PlanOptions & { readonly signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    // A preview is short, and whoever goes on meanwhile does not see that it is under way.
    while (busy?.command === 'preview') await busy.done.catch(() => undefined);
    if (busy) throw new Error(`${command}: expected nothing under way; stop it or wait for its end`);
    const stopper = new AbortController();
    const { signal } = stopper;
    const done = work({ signal, breathe });
    busy = { command, stopper, done };
    try {
      return await done;
    } finally {
      busy = null;
    }
  }

  function atHand(command: DataCommandName): DataPlan {
    if (plan) return plan;
    throw new Error(`${command}: expected files at hand, got none; choose or drop them first`);
  }

  async function shelf(): Promise<Shelf> {
    const kept = (await keptHeaders(store)).map(keptOf).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    return { kept, begun: await begunSvhn(store, svhn), room: await platform.room() };
  }

  const reading = (text: string) => (done: number, total: number) =>
    tell({ text, done, total, unit: 'pictures' });

  async function keep(pictures: SplitPictures, signal: AbortSignal): Promise<KeptDataset> {
    signal.throwIfAborted();
    await keepDataset(store, pictures, (done, total) => {
      signal.throwIfAborted();
      const text = 'Keeping the pictures on this device';
      tell({ text, done, total, unit: 'pictures', isWriting: true });
    });
    const kept = (await keptHeaders(store)).find(({ name }) => name === pictures.name);
    return keptOf(kept!);
  }

  const handlers: Handlers = {
    shelf: () => shelf(),

    inspect({ files }) {
      return alone('inspect', async ({ signal, breathe }) => {
        plan = null;
        const sources = files.map(({ name, blob }) => sourceOfBlob(name, blob));
        const onProgress = reading('Looking at each picture');
        plan = await planOf(sources, decodeOther, { signal, breathe, onProgress });
        return offerOf(plan);
      });
    },

    answer({ answers }) {
      return alone('answer', async () => {
        plan = await atHand('answer').answered(answers);
        return offerOf(plan);
      });
    },

    preview({ count, ...how }) {
      expectWhole('preview: count', count, 1, mostPreview);
      return alone('preview', async (options) => {
        const files = atHand('preview');
        const { size, turn = 'as it is', invert = false } = how;
        const read = await files.preview(count, { ...options, ...optionsOf(how) });
        const { width, height } = files;
        const isOtherSize = width !== size.width || height !== size.height;
        const other = isOtherSize || turn !== 'as it is' || invert;
        const fits = Math.max(width, height) <= mostSide;
        const own = other && fits ? greysOf(await files.preview(count, options)) : null;
        return { seen: greysOf(read), own, labels: read.labels, classes: read.classes };
      });
    },

    keep({ title, seed, split, ...how }) {
      const { size, turn = 'as it is', invert = false } = how;
      expectWhole('keep: seed', seed, 0, 2 ** 32 - 1);
      return alone('keep', async ({ signal, ...options }) => {
        const own = atHand('keep');
        const onProgress = reading(`Reading ${own.name}`);
        const read = await own.read(seed, split, {
          ...options,
          ...optionsOf(how),
          onProgress,
          signal,
        });
        // The official files as they are, split as the paper did or by their test file, are what others call SVHN too.
        const asItIs =
          size.width === own.width && size.height === own.height && turn === 'as it is' && !invert;
        const official = own.svhn && seed === 0 && asItIs;
        const name = !official ? ownName(read.sha256) : split === 'pooled' ? 'svhn' : 'svhn-official';
        return keep({ ...read, name, title: usualTitle(name) ?? title }, signal);
      });
    },

    fetchSvhn({ name }) {
      return alone('fetchSvhn', async ({ signal, ...options }) => {
        const onBytes = (done: number, total: number) =>
          tell({ text: 'Fetching SVHN from Hugging Face', done, total, unit: 'bytes' });
        const sources = await fetchSvhn({ store, signal, request, onBytes }, svhn);
        const own = await planOf(sources);
        const split = name === 'svhn' ? 'pooled' : 'test-file';
        const read = await own.read(0, split, {
          ...options,
          ratio: svhnRatio,
          onProgress: reading('Reading SVHN'),
          signal,
        });
        const kept = await keep({ ...read, name, title: usualTitle(name)! }, signal);
        await forgetSvhnFiles(store, svhn);
        return kept;
      });
    },

    async stop() {
      busy?.stopper.abort(new Stopped('Stopped; what had come of SVHN is kept.'));
      await busy?.done.catch(() => undefined);
      return null;
    },

    async forget({ name }) {
      if (name === null) await forgetSvhnFiles(store, svhn);
      else await forget(store, keptPrefix(name));
      return shelf();
    },
  };

  return {
    async handle(command, take) {
      if (!Object.hasOwn(handlers, command))
        throw new Error(
          `Command: expected one of ${Object.keys(handlers).join(', ')}, got ${String(command)}`,
        );
      return handlers[command](take);
    },
  };
}

const optionsOf = ({ size, turn, invert }: Reading): PlanOptions => ({ size, turn, invert });

function offerOf(plan: DataPlan): Offer {
  const { name: title, counts, width, height, labelled, bytes, sizes } = plan;
  const { questions, ratio, hasTest, usualSplit, damaged, svhn } = plan;
  return {
    ...{ title, counts, width, height, labelled, bytes, sizes, questions, hasTest, usualSplit, svhn },
    ratio: [...ratio],
    damaged: { count: damaged.length, names: damaged.slice(0, mostNamed) },
  };
}

function keptOf(header: Awaited<ReturnType<typeof keptHeaders>>[number]): KeptDataset {
  const { name, title, sha256, width, height, labelled, classes, bytes } = header;
  const { training, validation, test } = header.split;
  const countOf = ({ first, end }: { first: number; end: number }) => end - first;
  const split = { training: countOf(training), validation: countOf(validation), test: countOf(test) };
  return { name, title, sha256, width, height, split, labelled, classes, bytes };
}

/** A screen has 256 greys, whatever the pictures have. */
function greysOf({ count, width, height, images, levels }: DecodedPictures) {
  const pixels = Uint8Array.from(images, (value) => Math.round((value * 255) / levels));
  return { count, width, height, pixels };
}
