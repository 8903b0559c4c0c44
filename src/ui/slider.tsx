/** A native range input with a box for the exact value: the label follows every movement, the value is given on release. */
import { useCallback, useId, useState, type ReactNode } from 'react';
import { formatShort } from './format';
import { NumberBox } from './number-box';
import { SettingRow, type Reset } from './setting-row';
import { positionOf, trackOf, valueAt, type Span } from './slider-scale';
import { useCommit } from './use-commit';

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
  const commit = useCallback(
    (input: HTMLInputElement) => {
      setHeld(null);
      onCommit(valueAt(span, Number(input.value)));
      onPreview?.(null);
    },
    [onCommit, onPreview, span],
  );
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
      <input
        ref={useCommit(commit)}
        id={id}
        type="range"
        {...trackOf(span)}
        value={positionOf(span, shown)}
        disabled={disabled}
        aria-valuetext={formatShort(shown)}
        onChange={(event) => {
          // React calls this at the release too, after the commit, where it wrote another text of the same place.
          if (event.nativeEvent.type === 'input') hold(valueAt(span, Number(event.target.value)));
        }}
        onBlur={() => hold(null)}
      />
    </SettingRow>
  );
}
