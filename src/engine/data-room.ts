/** The data worker's commands: files are looked at, read, split and kept, SVHN is fetched. Knows no thread and no browser. */
import type { ByteStore } from '../data/store/byte-store';
import { sourceOfBlob } from '../data/bytes/byte-source';
import type { DecodeOther } from '../data/pictures/decode-picture';
import { mostSide } from '../data/data-limits';
import { expectRoom, mostKept } from '../data/store/device-room';
import type { DecodedPictures } from '../data/decoded-pictures';
import { keepDataset, type Keeping } from '../data/store/keep-dataset';
import { forgetHalves, forgetKept, keptHeaders } from '../data/store/kept-datasets';
import type { PictureFlow } from '../data/picture-flow';
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
  Reading,
  Shelf,
} from './data-protocol';
import { makeOffer } from './make-offer';
import { Stopped } from './stopped';

/** What the data room needs of where it runs. */
export interface DataPlatform {
  readonly store: ByteStore;
  readonly decodeOther: DecodeOther;
  /** A macrotask, so that `stop` overtakes the reading. */
  readonly breathe: () => Promise<void>;
  readonly room: () => Promise<Shelf['room']>;
  /** Bytes of memory that the device has; null where it does not say. */
  readonly memory: number | null;
  /** Names that are held while something is kept below them, by whichever page. */
  readonly held: HeldNames;
  readonly request?: typeof fetch;
  readonly svhn?: readonly SvhnFile[];
}

/** Names that one page holds, and all see. */
export interface HeldNames {
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** null where it cannot be known. */
  all(): Promise<readonly string[] | null>;
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

export function createDataRoom(platform: DataPlatform, tell: (progress: DataProgress) => void): DataRoom {
  const { store, decodeOther, breathe, held, request, svhn = svhnFiles } = platform;
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
    await forgetHalvesOnce();
    const kept = (await keptHeaders(store)).map(keptOf).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    return { kept, begun: await begunSvhn(store, svhn), room: await platform.room() };
  }

  async function most() {
    const room = await platform.room();
    return mostKept({ memory: platform.memory, store: room && room.most - room.used });
  }

  /** Tells of pictures that are read; `isWriting` from then on that something lies on the device that a stop has to clean up. */
  function reading(text: string) {
    let isWriting = false;
    return {
      onProgress: (done: number, total: number) => tell({ text, done, total, unit: 'pictures', isWriting }),
      onWriting: () => void (isWriting = true),
    };
  }

  /** Once: a page may have been closed while it kept something, or its worker ended. */
  let halves: Promise<void> | null = null;
  const forgetHalvesOnce = () => (halves ??= forgetHalves(store, held.all).catch(() => void (halves = null)));

  async function keep(
    flow: PictureFlow,
    { signal, ...keeping }: Pick<Keeping, 'nameOf' | 'onWriting'> & { readonly signal: AbortSignal },
  ): Promise<KeptDataset> {
    await forgetHalvesOnce();
    signal.throwIfAborted();
    const room = await most();
    const { name: own } = await keepDataset(store, flow, {
      ...keeping,
      signal,
      checkRoom: (...pictures) => expectRoom(room, ...pictures),
      hold: held.hold,
      onKept: (done, total) => {
        const text = 'Keeping the pictures on this device';
        tell({ text, done, total, unit: 'pictures', isWriting: true });
      },
    });
    const kept = (await keptHeaders(store)).find(({ name }) => name === own);
    return keptOf(kept!);
  }

  const handlers: Handlers = {
    shelf: () => shelf(),

    inspect({ files }) {
      return alone('inspect', async ({ signal, breathe }) => {
        plan = null;
        const sources = files.map(({ name, blob }) => sourceOfBlob(name, blob));
        const { onProgress } = reading('Looking at each picture');
        plan = await planOf(sources, decodeOther, { signal, breathe, onProgress });
        return makeOffer(plan, await most());
      });
    },

    answer({ answers }) {
      return alone('answer', async () => {
        plan = await atHand('answer').answered(answers);
        return makeOffer(plan, await most());
      });
    },

    preview({ count, ...how }) {
      expectWhole('preview: count', count, 1, mostPreview);
      return alone('preview', async (options) => {
        const files = atHand('preview');
        const look = { ...optionsOf(files, how), first: undefined };
        const read = await files.preview(count, { ...options, ...look });
        const fits = Math.max(files.width, files.height) <= mostSide;
        const own = !isAsItIs(files, look) && fits ? greysOf(await files.preview(count, options)) : null;
        const warnings = files.warningsOf(read, how);
        const { labels, classes } = read;
        return { seen: greysOf(read), own, sizes: files.sizesUnder(how), warnings, labels, classes };
      });
    },

    keep({ title, seed, split, ...how }) {
      expectWhole('keep: seed', seed, 0, 2 ** 32 - 1);
      if (how.first !== undefined) expectWhole('keep: first', how.first, 1, Number.MAX_SAFE_INTEGER);
      return alone('keep', async ({ signal, ...options }) => {
        const own = atHand('keep');
        const { onProgress, onWriting } = reading(`Reading ${own.name}`);
        const read = optionsOf(own, how);
        const flow = own.flow(seed, split, { ...options, ...read, onProgress, signal });
        // The official files as they are, split as the paper did or by their test file, are what others call SVHN too.
        const official = own.svhn && seed === 0 && isAsItIs(own, read);
        return keep(flow, {
          signal,
          onWriting,
          nameOf(sha256) {
            const name = !official ? ownName(sha256) : split === 'pooled' ? 'svhn' : 'svhn-official';
            return { name, title: usualTitle(name) ?? title };
          },
        });
      });
    },

    fetchSvhn({ name }) {
      return alone('fetchSvhn', async ({ signal, ...options }) => {
        const onBytes = (done: number, total: number) =>
          tell({ text: 'Fetching SVHN from Hugging Face', done, total, unit: 'bytes' });
        const sources = await fetchSvhn({ store, signal, request, onBytes }, svhn);
        const own = await planOf(sources);
        const split = name === 'svhn' ? 'pooled' : 'test-file';
        const { onProgress, onWriting } = reading('Reading SVHN');
        const flow = own.flow(0, split, { ...options, ratio: svhnRatio, onProgress, signal });
        const nameOf = () => ({ name, title: usualTitle(name)! });
        const kept = await keep(flow, { signal, onWriting, nameOf });
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
      else await forgetKept(store, name);
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

const optionsOf = (plan: DataPlan, { size, ground, crop, turn, invert, first }: Reading): PlanOptions => ({
  ...{ size: size ?? plan.sizesUnder({ crop, turn })[0], ground, crop, turn, invert, first },
});

/** Whether pictures that are read so are as their files have them, and all of them. */
const isAsItIs = (
  plan: DataPlan,
  { size, crop = 'whole', turn = 'as it is', invert = false, first = Infinity }: PlanOptions,
): boolean =>
  first >= plan.counts.reduce((sum, count) => sum + count, 0) &&
  size?.width === plan.width &&
  size.height === plan.height &&
  crop === 'whole' &&
  turn === 'as it is' &&
  !invert;

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
