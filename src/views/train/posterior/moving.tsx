/** A slider that gives its value at every movement, as at its release. */
import { Slider } from '../../../ui/slider';
import type { Span } from '../../../ui/slider-scale';

interface MovingProps {
  readonly label: string;
  readonly span: Span;
  readonly meaning: string;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

export function Moving({ label, span, meaning, value, onMove }: MovingProps) {
  return (
    <Slider
      label={label}
      symbol=""
      meaning={meaning}
      span={span}
      value={value}
      onCommit={onMove}
      onPreview={(held) => held !== null && onMove(held)}
    />
  );
}
