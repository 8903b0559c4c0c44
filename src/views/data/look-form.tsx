/** How pictures are made to look before they are kept: what transparent ones lie on, crop, turn, inverted, size. Its reading is made anew by every choice. */
import type { Offer, Reading } from '../../engine/data-protocol';
import { dataSlice } from '../../state/data-store';
import { useSlice } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { NumberBox } from '../../ui/number-box';
import { sizeText } from './data-words';
import '../../ui/choice.css';

type Turn = NonNullable<Reading['turn']>;
type Crop = NonNullable<Reading['crop']>;
type Sides = Exclude<Crop, string>;

/** What a control calls each turn, in the order of its list. */
const turnNames = {
  'as it is': 'as they are',
  transposed: 'rows and columns exchanged',
  'a quarter left': 'a quarter left',
  'a quarter right': 'a quarter right',
  'upside down': 'upside down',
} satisfies Readonly<Record<Turn, string>>;
const turns = Object.keys(turnNames) as readonly Turn[];

const cropNames = { whole: 'no', 'middle square': 'the middle square', sides: 'pixels off each side' };
const crops = ['whole', 'middle square', 'sides'] as const;

const sideNames = { left: 'Left', top: 'Top', right: 'Right', bottom: 'Bottom' };
const sides = ['left', 'top', 'right', 'bottom'] as const;
const noSides: Sides = { left: 0, top: 0, right: 0, bottom: 0 };
/** Larger pictures than anybody has; what leaves nothing of them is refused by the preview. */
const pixels = { minimum: 0, maximum: 9999, scale: 'integer' } as const;

const grounds = ['white', 'black'] as const;
const groundNames = { white: 'on white', black: 'on black' };

interface LookFormProps {
  readonly offer: Offer;
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

export function LookForm({ offer, reading, onChange }: LookFormProps) {
  const preview = useSlice(dataSlice, (state) => state.preview);
  const { crop = 'whole', turn = 'as it is', invert = false } = reading;
  const change = (part: Partial<Reading>) => onChange({ ...reading, ...part });
  const sizes = (preview ?? offer).sizes;
  const texts = sizes.map(sizeText);
  const size = reading.size ? sizeText(reading.size) : texts[0];
  return (
    <fieldset className="data-look">
      <legend>How they look</legend>
      {offer.ground && (
        <Choice
          label="Transparent parts"
          options={grounds}
          names={groundNames}
          value={reading.ground ?? offer.ground}
          onChoose={(ground) => change({ ground })}
        />
      )}
      <Choice
        label="Crop"
        options={crops}
        names={cropNames}
        value={typeof crop === 'string' ? crop : 'sides'}
        onChoose={(chosen) => change({ crop: chosen === 'sides' ? noSides : chosen })}
      />
      {typeof crop === 'object' && <SideBoxes crop={crop} onChange={(chosen) => change({ crop: chosen })} />}
      <Choice
        label="Turn"
        options={turns}
        names={turnNames}
        value={turn}
        onChoose={(chosen) => change({ turn: chosen })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={invert}
          onChange={(event) => change({ invert: event.target.checked })}
        />
        Invert black and white
      </label>
      <Choice
        label="Size for the net"
        options={texts}
        names={Object.fromEntries(texts.map((text) => [text, text]))}
        value={size}
        onChoose={(text) => change({ size: text === texts[0] ? null : sizes[texts.indexOf(text)] })}
      />
    </fieldset>
  );
}

function SideBoxes({ crop, onChange }: { readonly crop: Sides; readonly onChange: (crop: Sides) => void }) {
  return (
    <span className="data-sides">
      {sides.map((side) => (
        <label key={side} className="choice">
          {sideNames[side]}
          <NumberBox
            label={`${sideNames[side]}: pixels off`}
            span={pixels}
            value={crop[side]}
            onCommit={(value) => onChange({ ...crop, [side]: value })}
          />
        </label>
      ))}
    </span>
  );
}
