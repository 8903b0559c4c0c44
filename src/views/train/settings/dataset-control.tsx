/** The control of the data set: MNIST, what is kept on this device by title, and the way to the view that gets more. */
import { useId } from 'react';
import { datasetTitle } from '../../../experiment/dataset-words';
import type { NameField } from '../../../schema/field';
import { dataSlice } from '../../../state/data-store';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { SettingRow } from '../../../ui/setting-row';
import { AboutField } from './about-field';

interface DatasetControlProps {
  readonly field: NameField;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

export function DatasetControl({ field, value, onCommit }: DatasetControlProps) {
  const actions = useActions();
  const data = useSliceStore(dataSlice);
  const id = useId();
  const kept = useSlice(dataSlice, (state) => state.shelf?.kept) ?? [];
  const titles = new Map([
    [field.default, datasetTitle(field.default)],
    ...kept.map(({ name, title }): [string, string] => [name, title]),
  ]);
  // A link may have brought one that is not here.
  if (!titles.has(value)) titles.set(value, datasetTitle(value));
  // The first hand that comes near asks what is kept: until then no data worker is started.
  const look = () => {
    if (data.getState().shelf === null) void data.look();
  };
  return (
    <SettingRow
      id={id}
      anchor={field.link}
      label={field.label}
      symbol={field.symbol}
      meaning={<AboutField field={field} />}
      reset={
        value === field.default
          ? null
          : { to: datasetTitle(field.default), onReset: () => onCommit(field.default) }
      }
      aside={
        <select
          id={id}
          value={value}
          onFocus={look}
          onPointerEnter={look}
          onChange={(event) => onCommit(event.target.value)}
        >
          {[...titles].map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      }
      note={
        <button type="button" className="quiet" onClick={() => actions.show('data')}>
          SVHN and your own pictures: Data
        </button>
      }
    />
  );
}
