/** The settings of the Audit view as fields: what a link to it holds. */
import { mostAuditPictures } from '../../experiment/audit-limits';
import { modelIds, type ModelId } from '../../models/registry';
import type { ChoiceField } from '../../schema/field';
import type { AuditSize } from './audit-store';

const described = { symbol: '', equation: null, live: true, kind: 'choice', moves: 'Audit.' } as const;

const models = ['all', ...modelIds] as const;
const model: ChoiceField<'all' | ModelId> = {
  ...described,
  link: 'model',
  label: 'Model',
  meaning: 'The model to audit; all in turn by default.',
  options: models,
  default: 'all',
};

const pictures: ChoiceField<'1000' | 'all'> = {
  ...described,
  link: 'pictures',
  label: 'Test pictures',
  meaning: 'Number of test pictures, from the first on. More pictures give smaller standard errors.',
  options: ['1000', 'all'],
  default: '1000',
};

const samples: ChoiceField<'100' | '1000'> = {
  ...described,
  link: 'K',
  label: 'Samples K',
  meaning: 'Importance samples for each picture. More samples bring the NLL down to the true one.',
  options: ['100', '1000'],
  default: '100',
};

const bars: ChoiceField<'whole' | 'ends'> = {
  ...described,
  link: 'bars',
  label: 'Bars',
  meaning: 'Whole bars from 0 nats, or only their ends, where the models differ.',
  options: ['whole', 'ends'],
  default: 'whole',
};

export const auditFields = { model, pictures, samples, bars };

/** An audit takes no more pictures than there are. */
export const sizeOf = (values: { readonly pictures: string; readonly samples: string }): AuditSize => ({
  pictures: values.pictures === 'all' ? mostAuditPictures : Number(values.pictures),
  samples: Number(values.samples),
});
