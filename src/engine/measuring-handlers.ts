/** Commands that measure the run in hand for long, and the one that stops them. */
import { expectModel, expectOneOf, expectWhole } from '../experiment/arguments';
import { mostAuditPictures, mostAuditSamples } from '../experiment/audit-limits';
import { exactRefusal, mostExactPictures } from '../experiment/exact-limits';
import { exactParts, exactPixels } from '../experiment/exact';
import { settingsAt } from '../experiment/live-settings';
import type { Handlers, Reach } from './handlers';
import { createMeasuring } from './measuring';
import type { Platform } from './platform';

interface MeasuringHandlers {
  readonly handlers: Pick<Handlers, 'audit' | 'exact' | 'stopMeasuring'>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

export function measuringHandlers(
  { current }: Pick<Reach, 'current'>,
  platform: Pick<Platform, 'emit' | 'breathe'>,
): MeasuringHandlers {
  const measuring = createMeasuring(platform);
  const handlers: MeasuringHandlers['handlers'] = {
    async audit({ model, pictures, termPictures, samples }) {
      const id = expectModel('audit: model', model);
      expectWhole('audit: pictures', pictures, 2, mostAuditPictures);
      if (termPictures !== undefined) expectWhole('audit: termPictures', termPictures, 2, mostAuditPictures);
      expectWhole('audit: samples', samples, 1, mostAuditSamples);
      return measuring.measure(await current('audit'), {
        command: 'audit',
        model: id,
        work: (run) => run.audit({ model: id, pictures, termPictures, samples }),
      });
    },

    async exact({ model, pictures, pixels, from }) {
      const options = {
        model: expectModel('exact: model', model),
        pictures: expectWhole('exact: pictures', pictures, 2, mostExactPictures),
        pixels: expectOneOf('exact: pixels', pixels, exactPixels),
        from: expectOneOf('exact: from', from, exactParts),
      };
      const session = await current('exact');
      const { experiment, moves, step } = session.run;
      const refusal = exactRefusal(
        options.model,
        settingsAt(experiment, moves, step).models[options.model].settings,
      );
      if (refusal !== null) throw new Error(`exact: ${refusal}`);
      return measuring.measure(session, {
        command: 'exact',
        model: options.model,
        work: (run) => run.exact(options),
      });
    },

    async stopMeasuring() {
      // As a measurement waits before it is one: a stop right behind it must not come first.
      await current('stopMeasuring').catch(() => undefined);
      await measuring.stop();
      return null;
    },
  };
  return { handlers, stop: measuring.stop };
}
