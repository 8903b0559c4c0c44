/** Commands that measure the run in hand for long, and the one that stops them. */
import { expectModel, expectOneOf, expectWhole, expectWholes } from '../experiment/arguments';
import { mostAuditPictures, mostAuditSamples } from '../experiment/audit-limits';
import { mostCodeDraws, mostLabelCounts, mostLabels } from '../experiment/codes';
import { exactRefusal, mostExactPictures } from '../experiment/exact-limits';
import { exactParts, exactPixels } from '../experiment/exact';
import { settingsAt } from '../experiment/live-settings';
import { specOf, type ModelId } from '../models/registry';
import type { AuditProgress } from '../training/audit/stages';
import type { Handlers, Reach } from './handlers';
import { createHeldWork } from './held-work';
import type { Platform } from './platform';
import type { Measurement } from './protocol';

const nouns: Readonly<Record<Measurement, string>> = {
  audit: 'audit',
  exact: 'exact evidence',
  codes: 'classification of codes',
};

interface MeasuringHandlers {
  readonly handlers: Pick<Handlers, 'audit' | 'exact' | 'codes' | 'stopMeasuring'>;
  /** Stops what is under way, if anything is; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

export function measuringHandlers(
  { current }: Pick<Reach, 'current'>,
  platform: Pick<Platform, 'emit' | 'breathe'>,
): MeasuringHandlers {
  const measuring = createHeldWork(platform, { kind: 'measurement', stopCommand: 'stopMeasuring' });
  /** What all measurements have in common: their name, and the event that tells how far one is. */
  const of = (command: Measurement, model: ModelId) => ({
    command,
    name: `${nouns[command]} of ${specOf(model).name}`,
    tell: (progress: AuditProgress) =>
      platform.emit({ event: 'measuring', data: { command, model, ...progress } }),
  });
  const handlers: MeasuringHandlers['handlers'] = {
    async audit({ model, pictures, termPictures, samples }) {
      const id = expectModel('audit: model', model);
      expectWhole('audit: pictures', pictures, 2, mostAuditPictures);
      if (termPictures !== undefined) expectWhole('audit: termPictures', termPictures, 2, mostAuditPictures);
      expectWhole('audit: samples', samples, 1, mostAuditSamples);
      return measuring.work(await current('audit'), {
        ...of('audit', id),
        begin: (run) => run.audit({ model: id, pictures, termPictures, samples }),
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
      return measuring.work(session, {
        ...of('exact', options.model),
        begin: (run) => run.exact(options),
      });
    },

    async codes({ model, labels, draws }) {
      const options = {
        model: expectModel('codes: model', model),
        labels: expectWholes('codes: labels', labels, mostLabelCounts, 1, mostLabels),
        draws: expectWhole('codes: draws', draws, 2, mostCodeDraws),
      };
      return measuring.work(await current('codes'), {
        ...of('codes', options.model),
        begin: (run) => run.codes(options),
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
