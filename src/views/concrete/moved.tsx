/** A setting's slider that gives its value at every movement. */
import type { IntegerField, NumberField } from '../../schema/field';
import { MovingSlider } from '../../ui/moving-slider';
import { spanOf } from '../span-of';

interface MovedProps {
  /** Heard before the label where two sliders have the same one. */
  readonly group?: string;
  readonly field: NumberField | IntegerField;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

export function Moved({ group, field, value, onMove }: MovedProps) {
  const { label, symbol, meaning } = field;
  return <MovingSlider {...{ label, group, symbol, meaning, value, onMove }} span={spanOf(field)} />;
}
