/** What the files at hand are, how they are to be read and split, what a net will see of them, and the button that keeps them. */
import { useEffect, useId, useState } from 'react';
import type { Offer, Reading } from '../../engine/data-protocol';
import { runFields } from '../../experiment/experiment';
import { dataSlice } from '../../state/data-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { formatBytes, formatCount } from '../../ui/format';
import { NumberBox } from '../../ui/number-box';
import { TextBox } from '../../ui/text-box';
import { sizeText } from './data-words';
import { Questions } from './questions';
import { SeenPictures } from './seen-pictures';
import '../../ui/choice.css';

const { minimum, maximum } = runFields.seed;
const seeds = { minimum, maximum, scale: 'integer' } as const;
const splits = ['pooled', 'test-file'] as const;
const splitNames = {
  pooled: 'all together, split by the seed',
  'test-file': 'kept apart, as the files have them',
};

/** What a control calls each turn, in the order of its list. */
const turnNames = {
  'as it is': 'as they are',
  transposed: 'rows and columns exchanged',
  'a quarter left': 'a quarter left',
  'a quarter right': 'a quarter right',
  'upside down': 'upside down',
} satisfies Readonly<Record<NonNullable<Reading['turn']>, string>>;
const turns = Object.keys(turnNames) as readonly (keyof typeof turnNames)[];

const list = new Intl.ListFormat('en-GB');

function offerText({ counts, labelled, bytes, ...size }: Offer): string {
  const pictures = `${list.format(counts.map(formatCount))} pictures of ${sizeText(size)} pixels, ${labelled ? 'with labels' : 'without labels'}`;
  return `${pictures}. Reading them takes ${formatBytes(bytes)} of memory.`;
}

/** Which pictures are left out. */
function damagedText({ count, names }: Offer['damaged']): string {
  const files =
    count === 1 ? '1 file is damaged and left out' : `${formatCount(count)} files are damaged and left out`;
  const more = count > names.length ? ` and ${formatCount(count - names.length)} more` : '';
  return `${files}: ${names.join(', ')}${more}.`;
}

export function OfferForm({ offer }: { readonly offer: Offer }) {
  const data = useSliceStore(dataSlice);
  const id = useId();
  const busy = useSlice(dataSlice, (state) => state.doing !== null);
  const [title, setTitle] = useState(offer.title);
  const [size, setSize] = useState(sizeText(offer.sizes[0]));
  const [seed, setSeed] = useState(0);
  const [split, setSplit] = useState(offer.usualSplit);
  const [turn, setTurn] = useState<(typeof turns)[number]>('as it is');
  const [invert, setInvert] = useState(false);
  const sizes = offer.sizes.map(sizeText);
  const chosen = offer.sizes[Math.max(0, sizes.indexOf(size))];
  const { width, height } = chosen;
  useEffect(
    () => void data.preview({ size: { width, height }, turn, invert }),
    [data, offer, width, height, turn, invert],
  );
  const same = (texts: readonly string[]) => Object.fromEntries(texts.map((text) => [text, text]));
  return (
    <form
      className="data-offer"
      aria-label={`Keep ${offer.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        void data.keep({ size: chosen, turn, invert, title, seed, split });
      }}
    >
      <p>
        <b>{offer.title}</b>: {offerText(offer)}
        {offer.svhn && ' These are SVHN’s own files: they are kept by that name.'}
      </p>
      {offer.damaged.count > 0 && <p className="complaint">{damagedText(offer.damaged)}</p>}
      <div className="lab-tools">
        <span className="choice">
          <label htmlFor={`${id}-title`}>Title</label>
          <TextBox
            id={`${id}-title`}
            text={title}
            onCommit={(text) => {
              if (text.trim() === '') return 'Title: expected a word or more, got none.';
              setTitle(text.trim());
              return null;
            }}
          />
        </span>
        <Questions questions={offer.questions} />
        <Choice
          label="Size for the net"
          options={sizes}
          names={same(sizes)}
          value={size}
          onChoose={setSize}
        />
        <Choice label="Turn" options={turns} names={turnNames} value={turn} onChoose={setTurn} />
        <label className="choice">
          <input type="checkbox" checked={invert} onChange={(event) => setInvert(event.target.checked)} />
          Invert black and white
        </label>
        {offer.hasTest && (
          <Choice
            label="Test pictures"
            options={splits}
            names={splitNames}
            value={split}
            onChoose={setSplit}
          />
        )}
        <span className="choice">
          <label htmlFor={`${id}-seed`}>Seed of the split</label>
          <NumberBox id={`${id}-seed`} span={seeds} value={seed} onCommit={setSeed} />
        </span>
      </div>
      <p className="setting-note">
        Training, validation and test in parts of {offer.ratio.join(' : ')}
        {split === 'test-file' && ', but the parts that the files keep apart stay so'}. Dense nets take any
        size; convolutional nets take 32 × 32 alone.
      </p>
      <SeenPictures />
      <div className="data-buttons">
        <button type="submit" className="primary" disabled={busy}>
          Keep on this device
        </button>
        <button type="button" disabled={busy} onClick={data.leave}>
          Leave them
        </button>
      </div>
    </form>
  );
}
