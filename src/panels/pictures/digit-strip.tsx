/** A strip of validation digits of which one is picked; it drives every picture below. */
import { pictureAt, validationDigits } from '../../state/probes-store';
import { useActions, useProbes, useRun } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';

export function DigitStrip() {
  const actions = useActions();
  const digits = useProbes((state) => state.digits);
  const picked = useProbes((state) => state.picked);
  const opening = useRun((state) => state.opening);
  if (!digits)
    return (
      <p className="empty">
        {opening ? 'Reading the first digits …' : 'The digits appear once the data is read.'}
      </p>
    );
  const last = digits.indices[digits.indices.length - 1];
  return (
    <div className="digit-strip">
      <fieldset className="digits">
        <legend className="visually-hidden">Digit that every model shows</legend>
        {digits.indices.map((index, i) => (
          <label key={index} className="digit">
            <input
              type="radio"
              name="digit"
              value={index}
              checked={index === picked}
              onChange={() => actions.pickDigit(index)}
            />
            <ImageGrid pictures={pictureAt(digits.pictures, i)} columns={1} description="" />
            <span className="visually-hidden">
              Validation digit {formatCount(index)}, a {digits.labels[i]}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="digit-turn">
        <button
          type="button"
          disabled={digits.indices[0] === 0}
          onClick={() => void actions.turnDigits(-1)}
          aria-label="Earlier digits"
        >
          ‹
        </button>
        <span className="number quiet-text">
          {formatCount(digits.indices[0])}–{formatCount(last)}
        </span>
        <button
          type="button"
          disabled={last + digits.indices.length >= validationDigits}
          onClick={() => void actions.turnDigits(1)}
          aria-label="Later digits"
        >
          ›
        </button>
      </div>
    </div>
  );
}
