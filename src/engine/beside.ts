/** Runs beside the run in hand: read from their files, asked like a run as it was, never trained. Knows no commands. */
import type { Dataset } from '../data/dataset';
import { usualTitle } from '../experiment/dataset-name';
import { standingOf, type Standing } from '../training/look';
import type { PastRun } from '../training/past-run';
import type { RunFacts } from '../training/run-file/run-facts';
import { createOnDevice, type OnDevice } from './on-device';
import type { Platform } from './platform';
import type { OpenedFile } from './seen-run';
import type { Turns } from './turns';

/** As many as can be told apart in one figure. */
const MOST = 6;

interface BesideRun {
  readonly standing: Standing;
  readonly dataset: RunFacts['dataset'];
}

/** A run beside, by its key; one that is also asked `at` a step is asked too much. */
export interface AskedBeside {
  readonly of: string;
  readonly at?: number;
}

export interface Beside {
  /** In place of what had the key; rejects where there are too many. */
  put(key: string, file: OpenedFile): Promise<void>;
  letGo(key: string): Promise<void>;
  /** Throws in a command's name where there is none, or where it was trained on other pictures than those. */
  get(command: string, key: string, dataset: Dataset): BesideRun;
  /** Its parameters on the device: to be used in the turn in which it is called. */
  show(command: string, asked: AskedBeside, dataset: Dataset): PastRun;
  /** Frees what is on the device; it comes back when it is asked. */
  rest(): void;
}

const titleOf = (name: string) => usualTitle(name) ?? name;

export function createBeside(turns: Pick<Turns, 'ask'>, platform: Pick<Platform, 'createPastRun'>): Beside {
  const runs = new Map<string, BesideRun & { readonly device: OnDevice }>();
  /** Those too that are about to be let go. */
  const devices = new Set<OnDevice>();

  /** A probe under way may still need what is there. */
  async function free(device: OnDevice): Promise<void> {
    await turns.ask(async () => device.forget());
    devices.delete(device);
  }

  function get(command: string, key: string, dataset: Dataset) {
    const found = runs.get(key);
    if (!found)
      throw new Error(
        `${command}: expected a run beside (${[...runs.keys()].join(', ') || 'there is none'}), got ${key}; open its file first`,
      );
    const { name, sha256 } = found.dataset;
    if (dataset.sha256 !== sha256)
      throw new Error(
        `${command}: expected the pictures that the run was trained on (${titleOf(name)}), got ${dataset.title}; begin a run on those, or compare curves and settings alone`,
      );
    return found;
  }

  function expectOneStep(command: string, { at }: AskedBeside): void {
    if (at !== undefined)
      throw new Error(
        `${command}: expected a run beside or a step of the run in hand, got both; a run beside is at its file's step`,
      );
  }

  return {
    async put(key, { kept, facts }) {
      const old = runs.get(key);
      if (!old && runs.size >= MOST)
        throw new Error(
          `beside: expected at most ${MOST} runs beside the run in hand, got one more; let another go first`,
        );
      const device = createOnDevice(platform);
      runs.set(key, { standing: standingOf(kept), dataset: facts.dataset, device });
      devices.add(device);
      if (old) await free(old.device);
    },
    async letGo(key) {
      const old = runs.get(key);
      runs.delete(key);
      if (old) await free(old.device);
    },
    get,
    show(command, asked, dataset) {
      expectOneStep(command, asked);
      const { standing, device } = get(command, asked.of, dataset);
      return device.show({ ...standing, dataset });
    },
    rest() {
      for (const device of devices) device.forget();
    },
  };
}
