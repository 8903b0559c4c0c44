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
import { choicesOf, chosenAlso, type Chosen } from './choices';
import { sizeText } from './data-words';
import { HowMany, takenOf } from './how-many';
import { LookForm } from './look-form';
import { Questions } from './questions';
import { SeenPictures } from './seen-pictures';
import '../../ui/choice.css';

const { minimum, maximum } = runFields.seed;
const seeds = { minimum, maximum, scale: 'integer' } as const;
const splits = ['pooled', 'test-file'] as const;
const splitNames = {
  pooled: 'all together, split by the seed',
  'test-file': 'kept apart, as in the files',
};

const list = new Intl.ListFormat('en-GB');

function offerText({ counts, labelled, bytes, ground, ...size }: Offer): string {
  const pictures = `${list.format(counts.map(formatCount))} pictures of ${sizeText(size)} pixels, ${labelled ? 'with labels' : 'without labels'}`;
  const transparent = ground ? ` Some are transparent: on ${ground} their ink shows best.` : '';
  return `${pictures}.${transparent} They take at most ${formatBytes(bytes)} on this device.`;
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
  const [seed, setSeed] = useState(0);
  const [chosen, setChosen] = useState<Chosen>(null);
  const { split, first } = choicesOf(offer, chosen);
  const [reading, setReading] = useState<Reading>({ size: null });
  const sizes = useSlice(dataSlice, (state) => (state.preview ?? offer).sizes);
  const size = reading.size ?? sizes[0];
  useEffect(() => void data.preview(reading), [data, offer, reading]);
  return (
    <form
      className="data-offer"
      aria-label={`Keep ${offer.title}`}
      onKeyDown={(event) => {
        // It takes a number or a title; what is kept is kept by the button.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void data.keep({ ...reading, title, seed, split, first: takenOf({ offer, size, first }) });
      }}
    >
      <p>
        <b>{offer.title}</b>: {offerText(offer)}
        {offer.svhn && ' These are SVHN’s own files and keep that name.'}
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
        {offer.hasTest && (
          <Choice
            label="Test pictures"
            options={splits}
            names={splitNames}
            value={split}
            onChoose={(split) => setChosen(chosenAlso(offer, chosen, { split }))}
          />
        )}
        <HowMany
          offer={offer}
          size={size}
          first={first}
          onChoose={(first) => setChosen(chosenAlso(offer, chosen, { first }))}
        />
        <span className="choice">
          <label htmlFor={`${id}-seed`}>Seed of the split</label>
          <NumberBox id={`${id}-seed`} span={seeds} value={seed} onCommit={setSeed} />
        </span>
      </div>
      <p className="setting-note">
        Training, validation and test in parts of {offer.ratio.join(' : ')}
        {split === 'test-file' && ', but parts that are separate in the files stay separate'}. Dense nets take
        any size; convolutional nets take 32 × 32 alone.
      </p>
      <Warnings />
      <div className="data-looks">
        <LookForm offer={offer} reading={reading} onChange={setReading} />
        <SeenPictures />
      </div>
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

/** What speaks against training on the pictures as they look now. */
function Warnings() {
  const warnings = useSlice(dataSlice, (state) => state.preview?.warnings);
  return (
    <div role="status" aria-label="Warnings">
      {warnings?.map((text) => (
        <p key={text} className="complaint">
          {text}
        </p>
      ))}
    </div>
  );
}
