/** The control of one field, chosen by the field's kind: a new setting needs no code here. */
import { useId, type ReactNode } from 'react';
import type { AnyValue, Field } from '../../../schema/field';
import { allowedText } from '../../../schema/allowed';
import { noticesOf, quote, readValue, refusalOf, sameValue } from '../../../schema/read-value';
import { printValue } from '../../../schema/value-text';
import { NumberBox } from '../../../ui/number-box';
import { SettingRow } from '../../../ui/setting-row';
import { Slider } from '../../../ui/slider';
import { TextBox } from '../../../ui/text-box';
import { TextLine } from '../../../ui/text-line';
import { readTyped } from '../../../ui/typed-number';
import { AboutField } from './about-field';
import { DatasetControl } from './dataset-control';
import { spanOf } from '../../span-of';

interface FieldControlProps {
  readonly field: Field;
  readonly value: AnyValue;
  readonly note?: string;
  /** The model, where this is the control of one of several: it stands below the field's name and help. */
  readonly model?: string;
  readonly tools?: ReactNode;
  readonly onCommit: (value: AnyValue) => void;
  /** The number under the hand while its slider is moved, then null. */
  readonly onPreview?: (value: number | null) => void;
}

export function FieldControl(props: FieldControlProps) {
  const { field, value, note, model, tools, onCommit, onPreview } = props;
  const id = useId();
  const name =
    model === undefined
      ? { label: field.label, symbol: field.symbol, meaning: <AboutField field={field} /> }
      : { label: model, group: field.label, symbol: '' };
  const reset = sameValue(value, field.default)
    ? null
    : { to: printValue(field.default), onReset: () => onCommit(field.default) };
  const anchor = model === undefined ? field.link : `${model}.${field.link}`;
  const frame = { id, anchor, ...name, reset, note, tools };
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const span = spanOf(field);
      const number = Number(value);
      // A live number is moved and watched, so it has a slider; the others are typed once.
      if (field.live)
        return <Slider {...frame} span={span} value={number} onCommit={onCommit} onPreview={onPreview} />;
      return (
        <SettingRow {...frame} aside={<NumberBox id={id} span={span} value={number} onCommit={onCommit} />} />
      );
    }
    case 'integers':
      return (
        <SettingRow
          {...frame}
          aside={
            <TextBox
              id={id}
              text={printValue(value)}
              onCommit={(text) => {
                const { minimum, maximum } = field;
                const typed = text
                  .split('-')
                  .map((part) => readTyped(part, { minimum, maximum, whole: true }).value);
                if (typed.includes(null))
                  return `${field.label}: expected ${allowedText(field)}, got ${quote(text)}; it stays ${printValue(value)}.`;
                const reading = readValue(field, typed);
                onCommit(reading.value);
                return noticesOf(field.label, reading)[0] ?? null;
              }}
            />
          }
        />
      );
    case 'name':
      return <DatasetControl field={field} value={String(value)} onCommit={onCommit} />;
    case 'text':
      return (
        <SettingRow {...frame}>
          <TextLine
            id={id}
            text={String(value)}
            refusal={(text) => refusalOf(field, text)}
            onCommit={onCommit}
          />
        </SettingRow>
      );
    case 'choice':
      return (
        <SettingRow
          {...frame}
          aside={
            <select id={id} value={String(value)} onChange={(event) => onCommit(event.target.value)}>
              {field.options.map((option) => (
                <option key={option} value={option}>
                  {option}
                </option>
              ))}
            </select>
          }
        />
      );
    case 'switch':
      return (
        <SettingRow
          {...frame}
          aside={
            <input
              id={id}
              type="checkbox"
              checked={value === true}
              onChange={(event) => onCommit(event.target.checked)}
            />
          }
        />
      );
  }
}
