/** Commands about runs beside the run in hand: opened, let go, and compared in L with each other or with it. */
import { expectModel, expectWhole } from '../experiment/arguments';
import { mostAuditPictures } from '../experiment/audit-limits';
import type { KeptRun } from '../training/kept-run';
import { standingOf } from '../training/look';
import { differenceOfL } from './difference-of-l';
import type { Handlers, Reach } from './handlers';
import type { Platform } from './platform';
import { historyOf, seenRun } from './seen-run';

const USUAL_PICTURES = 1000;

export function besideHandlers(
  { dataset, current, beside, turns }: Reach,
  platform: Pick<Platform, 'runFiles' | 'createPastRun' | 'breathe'>,
): Pick<Handlers, 'beside' | 'letGo' | 'differenceOfL'> {
  return {
    async beside({ key, file }) {
      const opened = await platform.runFiles.read(file);
      await beside.put(key, opened);
      return { ...seenRun(opened), history: historyOf(opened.kept) };
    },

    async letGo({ key }) {
      await beside.letGo(key);
      return null;
    },

    async differenceOfL({ one, other, pictures = USUAL_PICTURES }) {
      const command = 'differenceOfL';
      const models = [one, other].map(({ model }) => expectModel(`${command}: model`, model));
      expectWhole(`${command}: pictures`, pictures, 2, mostAuditPictures);
      await turns.ready();
      const data = dataset(command);
      let kept: Promise<KeptRun> | null = null;
      // Both of its models at one step.
      const inHand = () => (kept ??= current(command).then((own) => own.ask((run) => run.keep())));
      const standingOfRun = async (key: string | null) =>
        key === null ? standingOf(await inHand()) : beside.get(command, key, data).standing;
      const [first, second] = await Promise.all([one, other].map(({ run }) => standingOfRun(run)));
      const sides = {
        one: { standing: first, model: models[0] },
        other: { standing: second, model: models[1] },
      };
      return differenceOfL({ ...sides, pictures, dataset: data }, turns, platform);
    },
  };
}
