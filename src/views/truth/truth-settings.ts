/** The settings of the Truth view as fields: what a link to it holds, besides the picked picture. */
import { exactParts, exactPixels, type ExactOptions } from '../../experiment/exact';
import { modelIds, type ModelId } from '../../models/registry';
import type { ChoiceField, IntegerField } from '../../schema/field';

const described = { symbol: '', equation: null, live: true, kind: 'choice', moves: 'Truth.' } as const;

const model: ChoiceField<'all' | ModelId> = {
  ...described,
  link: 'model',
  label: 'Model',
  meaning: 'The model to measure; all in turn by default.',
  options: ['all', ...modelIds],
  default: 'all',
};

const pictures: ChoiceField<'200' | '500' | '1000'> = {
  ...described,
  link: 'pictures',
  label: 'Pictures',
  meaning: 'Number of pictures, from the first on. More pictures give smaller standard errors.',
  options: ['200', '500', '1000'],
  default: '200',
};

const from: ChoiceField<ExactOptions['from']> = {
  ...described,
  link: 'from',
  label: 'Taken from',
  meaning: 'The pictures that are measured. Validation pictures can be picked afterwards.',
  options: exactParts,
  default: 'validation',
};

const pixels: ChoiceField<ExactOptions['pixels']> = {
  ...described,
  link: 'pixels',
  label: 'Pixels',
  meaning: 'Grey values unchanged, or one fixed draw of 0 and 1 for each pixel.',
  options: exactPixels,
  default: 'grey',
};

const listed: ChoiceField<ModelId> = {
  ...described,
  link: 'listed',
  label: 'Figures of',
  meaning: 'The model whose gaps order the list of pictures.',
  options: modelIds,
  default: modelIds[0],
};

const orders = ['gap', 'modes', 'class'] as const;
export type PictureOrder = (typeof orders)[number];
const order: ChoiceField<PictureOrder> = {
  ...described,
  link: 'order',
  label: 'Pictures listed',
  meaning: 'All by gap, those whose true posterior has two modes, or those of one class.',
  options: orders,
  default: 'gap',
};

const label: IntegerField = {
  ...described,
  kind: 'integer',
  link: 'class',
  label: 'Class',
  meaning: 'The class whose pictures are listed.',
  minimum: 0,
  maximum: 254,
  default: 0,
};

export const truthFields = { model, pictures, from, pixels, listed, order, label };

export const exactHow = (values: {
  readonly pictures: string;
  readonly from: ExactOptions['from'];
  readonly pixels: ExactOptions['pixels'];
}): Omit<ExactOptions, 'model'> => ({
  pictures: Number(values.pictures),
  from: values.from,
  pixels: values.pixels,
});
