/** Above a small curve: its name, and the newest number of each model beside its line's look. */
import type { ModelId } from '../../models/registry';
import { placeOf, shortNameOf } from '../../state/model-names';
import { Swatch } from '../../ui/swatch';

interface CurveHeadProps {
  readonly title: string;
  readonly subtitle: string;
  /** Nats, of the newest minibatch. */
  readonly newest: readonly { readonly model: ModelId; readonly value: number | null | undefined }[];
}

export function CurveHead({ title, subtitle, newest }: CurveHeadProps) {
  return (
    <p className="curve-head">
      <span className="curve-name">
        <b>{title}</b> <span className="quiet-text">{subtitle}</span>
      </span>
      {newest.map(({ model, value }) => (
        <span key={model} className="number curve-value" title="Newest minibatch, nats per picture">
          <Swatch place={placeOf(model)} />
          <span className="visually-hidden">{shortNameOf(model)}</span> {value?.toFixed(1) ?? '–'}
        </span>
      ))}
    </p>
  );
}
