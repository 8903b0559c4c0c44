/** Commands that measure the run in hand for long, and the one that stops them. */
import { expectModel, expectOneOf, expectWhole, expectWholes } from '../experiment/arguments';
import { mostAuditPictures, mostAuditSamples } from '../experiment/audit-limits';
import { mostCodeDraws, mostLabelCounts, mostLabels } from '../experiment/codes';
import { exactRefusal, mostExactPictures } from '../experiment/exact-limits';
import { exactParts, exactPixels } from '../experiment/exact';
import { settingsAt } from '../experiment/live-settings';
import { mostSectionFivePictures, sectionFiveRefusal } from '../experiment/section-five-limits';
import type { CommonSettings } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import type { AuditProgress } from '../training/audit/stages';
import type { Handlers, Reach } from './handlers';
import { createHeldWork } from './held-work';
import type { Platform } from './platform';
import type { Measurement } from './protocol';
import type { Session } from './session';

const nouns: Readonly<Record<Measurement, string>> = {
  audit: 'audit',
  exact: 'exact evidence',
  codes: 'classification of codes',
  sectionFive: 'section 5',
};

/** Throws before anything is begun, in words, where a model as it is now cannot be measured so. */
function expectMeasurable(
  command: Measurement,
  { run }: Session,
  model: ModelId,
  refusalOf: (model: ModelId, settings: CommonSettings) => string | null,
): void {
  const { settings } = settingsAt(run.experiment, run.moves, run.step).models[model];
  const refusal = refusalOf(model, settings);
  if (refusal !== null) throw new Error(`${command}: ${refusal}`);
}

interface MeasuringHandlers {
  readonly handlers: Pick<Handlers, Measurement | 'stopMeasuring'>;
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
      expectMeasurable('exact', session, options.model, exactRefusal);
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

    async sectionFive({ model, pictures }) {
      const id = expectModel('sectionFive: model', model);
      expectWhole('sectionFive: pictures', pictures, 2, mostSectionFivePictures);
      const session = await current('sectionFive');
      expectMeasurable('sectionFive', session, id, sectionFiveRefusal);
      return measuring.work(session, {
        ...of('sectionFive', id),
        begin: (run) => run.sectionFive({ model: id, pictures }),
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
