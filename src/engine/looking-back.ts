/** The run in hand as it was at an evaluation: one at a time is on the device, from the first question about it to the first about the present. Knows no commands. */
import type { Dataset } from '../data/dataset';
import { expectWhole } from '../experiment/arguments';
import type { PastRun } from '../training/past-run';
import type { Branching } from './branching';
import { createOnDevice } from './on-device';
import type { Platform } from './platform';

export interface LookingBack {
  /** As near to a step as something is kept; throws in a command's name where nothing is. */
  at(command: string, step: number, dataset: Dataset): PastRun;
  /** Frees what is on the device. */
  forget(): void;
}

export function createLookingBack(
  { lookAt }: Pick<Branching, 'lookAt'>,
  platform: Pick<Platform, 'createPastRun'>,
): LookingBack {
  const { show, forget } = createOnDevice(platform);
  return {
    at(command, step, dataset) {
      expectWhole(`${command}: at`, step, 0, Infinity);
      const found = lookAt(step);
      if (!found)
        throw new Error(
          `${command}: expected a run with an evaluation behind it, got none; look at its present`,
        );
      return show({ ...found, dataset });
    },
    forget,
  };
}
