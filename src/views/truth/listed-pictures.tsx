/** Thumbnails of measured pictures, some at a time: radio buttons where the page can pick them, else a list. */
import { useState, type KeyboardEvent } from 'react';
import type { Commands } from '../../engine/protocol';
import type { ExactOptions, ExactPicture } from '../../experiment/exact';
import { labelWords, type ClassNames } from '../../experiment/label-text';
import { pictureAt, probesSlice } from '../../state/probes-store';
import { useActions, useSlice } from '../../state/use-page';
import { formatCount, formatNats } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';
import { pictureWords } from './truth-words';

/** At a time. */
const PAGE = 24;

interface Shown {
  readonly byPicture: readonly ExactPicture[];
  readonly pictures: Commands['pictures']['give'];
  readonly from: ExactOptions['from'];
  readonly names: ClassNames;
}

interface ListedPicturesProps extends Shown {
  /** Places in the part of the data set, in the order of the list. */
  readonly places: readonly number[];
  readonly pickable: boolean;
}

export function ListedPictures({ places, pickable, ...shown }: ListedPicturesProps) {
  const [turned, setTurned] = useState(0);
  // A newer measurement may list fewer.
  const first = turned < places.length ? turned : 0;
  const page = places.slice(first, first + PAGE);
  return (
    <>
      {pickable ? (
        <Radios places={page} {...shown} />
      ) : (
        <ul className="truth-pictures" aria-label="Measured pictures">
          {page.map((place) => (
            <li key={place} className="truth-picture">
              <Thumbnail place={place} {...shown} />
            </li>
          ))}
        </ul>
      )}
      {places.length > PAGE && (
        <div className="truth-turn">
          <button
            type="button"
            disabled={first === 0}
            onClick={() => setTurned(first - PAGE)}
            aria-label="Larger gaps"
          >
            ‹
          </button>
          <span className="number quiet-text">
            {formatCount(first + 1)}–{formatCount(first + page.length)} of {formatCount(places.length)}
          </span>
          <button
            type="button"
            disabled={first + PAGE >= places.length}
            onClick={() => setTurned(first + PAGE)}
            aria-label="Smaller gaps"
          >
            ›
          </button>
        </div>
      )}
    </>
  );
}

function Radios({ places, ...shown }: Shown & { readonly places: readonly number[] }) {
  const actions = useActions();
  const picked = useSlice(probesSlice, (state) => state.picked);
  const pickOnEnter = ({ key }: KeyboardEvent, place: number) => {
    if (key === 'Enter') actions.pickDigit(place);
  };
  return (
    <fieldset className="truth-pictures">
      <legend className="visually-hidden">Measured picture that the page shows</legend>
      {places.map((place) => (
        <label key={place} className="truth-picture">
          <input
            type="radio"
            name="truth-picture"
            value={place}
            checked={place === picked}
            onChange={() => actions.pickDigit(place)}
            onKeyDown={(event) => pickOnEnter(event, place)}
          />
          <Thumbnail place={place} {...shown} />
        </label>
      ))}
    </fieldset>
  );
}

const kinds = { validation: 'Validation', test: 'Test' } as const;

function Thumbnail({ place, byPicture, pictures, from, names }: Shown & { readonly place: number }) {
  const one = byPicture[place];
  return (
    <>
      {place < pictures.count && (
        <ImageGrid pictures={pictureAt(pictures, place)} columns={1} description="" />
      )}
      <span className="truth-nats number" translate="no" aria-hidden="true">
        {formatNats(one.gap)}
        <span className="quiet-text">
          {one.modes.join('·')} | {one.ownModes.join('·')}
        </span>
      </span>
      <span className="visually-hidden">
        {kinds[from]} picture {formatCount(place)}
        {place < pictures.count && `, ${labelWords(pictures.labels[place], names)}`}, {pictureWords(one)}
      </span>
    </>
  );
}
