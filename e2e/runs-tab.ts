/** A tab that keeps runs through the built page's worker, for specs: the worker's messages are sent and read as the page's client does. Expectations are the specs'. */
import { readdirSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import type {
  RunEntry,
  RunsCommandName,
  RunsCommands,
  RunsNews,
  RunsOutcome,
} from '../src/runs/runs-protocol';
import { entryOf } from '../src/runs/testing/runs-bench';

/** What a spec needs of the answer to `read`: the bytes stay in the page. */
interface ReadRun {
  readonly step: number;
  readonly older: boolean;
  /** True where every byte is that of the entry's step. */
  readonly isWhole: boolean;
}

interface Door {
  ask(command: string, take: unknown, transfer?: Transferable[]): Promise<RunsOutcome>;
  /** Bytes that no other step has. */
  fileOf(step: number, length: number): Uint8Array<ArrayBuffer>;
  readonly news: RunsNews[];
  readonly worker: Worker;
}

declare global {
  interface Window {
    door: Door;
  }
}

function workerPath(): string {
  const file = readdirSync('dist/assets').find((name) => /^runs-worker-.*\.js$/.test(name));
  if (!file) throw new Error('dist/assets: expected a runs-worker, got none; run `npm run build` first');
  return `/assets/${file}`;
}

function openDoor(path: string): void {
  const worker = new Worker(path, { type: 'module' });
  const news: RunsNews[] = [];
  const answers = new Map<number, (outcome: RunsOutcome) => void>();
  worker.onmessage = ({ data }) => {
    if (data.news) news.push(data.news);
    else answers.get(data.id)?.(data.give);
  };
  window.door = {
    worker,
    news,
    ask: (command, take, transfer = []) =>
      new Promise((resolve) => {
        const id = answers.size + 1;
        answers.set(id, resolve);
        worker.postMessage({ id, command, take }, transfer);
      }),
    fileOf(step, length) {
      const words = new Uint32Array(length / 4);
      let word = step + 1;
      for (let at = 0; at < words.length; at++) {
        word ^= word << 13;
        word ^= word >>> 17;
        word ^= word << 5;
        words[at] = word;
      }
      return new Uint8Array(words.buffer);
    },
  };
}

export class RunsTab {
  private constructor(readonly page: Page) {}

  /** On a file of the site that is no page, so that nothing else runs in it. */
  static async open(context: BrowserContext): Promise<RunsTab> {
    const page = await context.newPage();
    await page.goto('data/mnist/manifest.json');
    await page.evaluate(openDoor, workerPath());
    return new RunsTab(page);
  }

  /** Keeps a run of that step, whose bytes follow from it. */
  keep(id: string, step: number, length: number, other: Partial<RunEntry> = {}): Promise<RunsOutcome> {
    const entry = { ...entryOf(id, { step, changed: step, ...other }), thumbnail: null };
    return this.page.evaluate(
      ([entry, length]) => {
        const file = window.door.fileOf(entry.step, length);
        return window.door.ask('keep', { entry, file }, [file.buffer]);
      },
      [entry, length] as const,
    );
  }

  /** Keeps one step after another without an end; `acked` hears of each that was answered. */
  async keepOnAndOn(id: string, from: number, length: number, acked: (step: number) => void): Promise<void> {
    await this.page.exposeFunction('acked', acked);
    await this.page.evaluate(
      ([entry, length]) => {
        const { ask, fileOf } = window.door;
        const tell = (window as unknown as { acked(step: number): void }).acked;
        const goOn = async () => {
          for (let step = entry.step; ; step++) {
            const file = fileOf(step, length);
            const outcome = await ask('keep', { entry: { ...entry, step, changed: step }, file }, [
              file.buffer,
            ]);
            if ('gave' in outcome) tell(step);
          }
        };
        void goOn();
      },
      [{ ...entryOf(id, { step: from }), thumbnail: null }, length] as const,
    );
  }

  read(id: string): Promise<ReadRun | RunsOutcome> {
    return this.page.evaluate(async (id) => {
      const outcome = await window.door.ask('read', { id });
      if (!('gave' in outcome)) return outcome;
      const { entry, file, older } = outcome.gave as RunsCommands['read']['give'];
      const should = window.door.fileOf(entry.step, file.length);
      return { step: entry.step, older, isWhole: file.every((byte, at) => byte === should[at]) };
    }, id);
  }

  ask<K extends RunsCommandName>(command: K, take: RunsCommands[K]['take']): Promise<RunsOutcome> {
    return this.page.evaluate(([command, take]) => window.door.ask(command, take), [command, take] as const);
  }

  /** Ids and steps, the newest first. */
  async list(): Promise<(readonly [string, number])[]> {
    const outcome = await this.ask('list', null);
    if (!('gave' in outcome)) throw new Error(outcome.refused.words);
    return (outcome.gave as RunsCommands['list']['give']).map(({ id, step }) => [id, step]);
  }

  news(): Promise<readonly RunsNews[]> {
    return this.page.evaluate(() => window.door.news.splice(0));
  }
}
