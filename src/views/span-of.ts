/** The track of a field's slider. */
import type { Field, IntegerField, NumberField } from '../schema/field';
import type { Span } from '../ui/slider-scale';

const spans = new Map<Field, Span>();

/** One object a field, so that sliders keep their listeners. */
export function spanOf(field: NumberField | IntegerField): Span {
  const span = spans.get(field) ?? {
    minimum: field.minimum,
    maximum: field.maximum,
    scale: field.kind === 'integer' ? 'integer' : field.scale,
  };
  spans.set(field, span);
  return span;
}
