/** A native range input with a box for the exact value: the label follows every movement, the value is given on release. */
import { useId, useState, type ReactNode } from 'react';
import { formatShort } from './format';
import { NumberBox } from './number-box';
import { RangeInput } from './range-input';
import { SettingRow, type Reset } from './setting-row';
import { Still } from './still';
import { positionOf, trackOf, valueAt, type Span } from './slider-scale';

export interface SliderProps {
  readonly anchor?: string;
  readonly label: string;
  readonly group?: string;
  readonly symbol: string;
  readonly meaning?: ReactNode;
  readonly reset?: Reset | null;
  readonly tools?: ReactNode;
  readonly span: Span;
  readonly value: number;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
  /** The value at release; once a gesture. */
  readonly onCommit: (value: number) => void;
  /** The value under the hand at every movement, and null once it is let go. */
  readonly onPreview?: (value: number | null) => void;
}

export function Slider(props: SliderProps) {
  const { label, group, span, value, disabled, onCommit, onPreview } = props;
  const id = useId();
  // Null while the hand is off the slider: it then follows the value from outside.
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? value;
  const commit = (position: number) => {
    setHeld(null);
    onCommit(valueAt(span, position));
    onPreview?.(null);
  };
  const hold = (at: number | null) => {
    setHeld(at);
    onPreview?.(at);
  };
  return (
    <SettingRow
      id={id}
      anchor={props.anchor}
      label={label}
      group={group}
      symbol={props.symbol}
      meaning={props.meaning}
      reset={props.reset}
      tools={props.tools}
      note={props.note}
      aside={
        <NumberBox
          label={`${group ? `${group}, ` : ''}${label}, value`}
          span={span}
          value={shown}
          disabled={disabled}
          onCommit={onCommit}
        />
      }
    >
      <Still>
        <RangeInput
          id={id}
          {...trackOf(span)}
          value={positionOf(span, shown)}
          disabled={disabled}
          aria-valuetext={formatShort(shown)}
          onMove={(position) => hold(valueAt(span, position))}
          onRelease={commit}
          onCancel={() => hold(null)}
          onBlur={() => hold(null)}
        />
      </Still>
    </SettingRow>
  );
}
