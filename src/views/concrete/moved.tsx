/** A setting's slider that gives its value at every movement. */
import { useMemo } from 'react';
import type { IntegerField, NumberField } from '../../schema/field';
import { Slider } from '../../ui/slider';
import type { Span } from '../../ui/slider-scale';

interface MovedProps {
  /** Heard before the label where two sliders have the same one. */
  readonly group?: string;
  readonly field: NumberField | IntegerField;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

export function Moved({ group, field, value, onMove }: MovedProps) {
  const span = useMemo<Span>(
    () => ({
      minimum: field.minimum,
      maximum: field.maximum,
      scale: field.kind === 'integer' ? 'integer' : field.scale,
    }),
    [field],
  );
  return (
    <Slider
      label={field.label}
      group={group}
      symbol={field.symbol}
      meaning={field.meaning}
      span={span}
      value={value}
      onCommit={onMove}
      onPreview={(held) => held !== null && onMove(held)}
    />
  );
}
