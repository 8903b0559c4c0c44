/** A strip of validation pictures of which one is picked, and what it holds; it drives every picture that models show. */
import { useId } from 'react';
import { labelWords } from '../experiment/label-text';
import { probesSlice, pictureAt, type Digits } from '../state/probes-store';
import { useClassNames } from '../state/use-class-names';
import { useActions, useSlice } from '../state/use-page';
import { formatCount, formatNats } from '../ui/format';
import { ImageGrid } from '../ui/image-grid';
import { DigitChooser } from './digit-chooser';
import './picture-strip.css';

export function PictureStrip({ digits }: { readonly digits: Digits }) {
  return (
    <>
      <DigitChooser digits={digits} />
      {digits.indices.length > 0 && (
        <div className="digit-strip">
          <DigitRadios digits={digits} />
          <DigitTurn digits={digits} />
        </div>
      )}
    </>
  );
}

function DigitRadios({ digits }: { readonly digits: Digits }) {
  const actions = useActions();
  const picked = useSlice(probesSlice, (state) => state.picked);
  const names = useClassNames();
  // Each strip's own: radios of one name are one group, wherever they stand.
  const name = useId();
  const { evaluated } = digits;
  return (
    <fieldset className="digits">
      <legend className="visually-hidden">Picture that every model shows</legend>
      {digits.indices.map((index, i) => (
        <label key={index} className="digit">
          <input
            type="radio"
            name={name}
            value={index}
            checked={index === picked}
            onChange={() => actions.pickDigit(index)}
          />
          <ImageGrid pictures={pictureAt(digits.pictures, i)} columns={1} description="" />
          {evaluated && (
            <span className="digit-nats number" translate="no" aria-hidden="true">
              {evaluated.term2[i].toFixed(0)}
            </span>
          )}
          <span className="visually-hidden">
            Validation picture {formatCount(index)}, {labelWords(digits.labels[i], names)}
            {evaluated && `, term2 ${formatNats(evaluated.term2[i])} nats`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function DigitTurn({ digits }: { readonly digits: Digits }) {
  const actions = useActions();
  const { choice, offset, most, total, indices } = digits;
  const ordered = choice.kind === 'order';
  // In order a picture is known by its index, which begins at 0; elsewhere it has a rank, from 1.
  const from = ordered ? indices[0] : offset + 1;
  const to = from + indices.length - 1;
  return (
    <div className="digit-turn">
      <button
        type="button"
        disabled={offset === 0}
        onClick={() => void actions.turnDigits(-1)}
        aria-label="Earlier pictures"
      >
        ‹
      </button>
      <span className="number quiet-text" translate={ordered ? 'no' : undefined}>
        {formatCount(from)}–{formatCount(to)}
        {!ordered && ` of ${formatCount(total)}`}
      </span>
      <button
        type="button"
        disabled={offset + most >= total}
        onClick={() => void actions.turnDigits(1)}
        aria-label="Later pictures"
      >
        ›
      </button>
    </div>
  );
}
