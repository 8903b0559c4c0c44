/** The settings of the Table 1 view as fields: what a link to it holds. */
import type { ChoiceField, SwitchField } from '../../schema/field';
import { columnNames, type ColumnName } from './columns';

const shown = { symbol: '', equation: null, moves: 'Table 1.', live: true } as const;

/** Default: what neither accounting flatters. */
const sort: ChoiceField<ColumnName> = {
  ...shown,
  kind: 'choice',
  link: 'sort',
  label: 'Sorted by',
  meaning: 'The column that the table is sorted by.',
  options: columnNames,
  default: 'binarised',
};

const descending: SwitchField = {
  ...shown,
  kind: 'switch',
  link: 'down',
  label: 'Largest first',
  meaning: 'Largest number first.',
  default: false,
};

const extra: SwitchField = {
  ...shown,
  kind: 'switch',
  link: 'extra',
  label: 'Runs behind the claims',
  meaning: 'Shows runs that the paper’s table does not have.',
  default: true,
};

export const tableFields = { sort, descending, extra };
