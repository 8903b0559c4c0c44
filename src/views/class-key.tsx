/** The classes in their colours, by name where they have one; each stands on the maps as its own number or letter. */
import { className } from '../experiment/label-text';
import { useClassNames } from '../state/use-class-names';
import { runSlice } from '../state/run-store';
import { useSlice } from '../state/use-page';
import { formatCount } from '../ui/format';
import { otherSign, signsOf, total, unclassedSign, type Sign } from './class-signs';
import './class-key.css';

export function ClassKey() {
  const dataset = useSlice(runSlice, (state) => state.dataset);
  const names = useClassNames();
  // One kind of point alone needs no key.
  if (dataset === null || dataset.present.length === 0) return null;
  const { present, split } = dataset;
  const { own, others } = signsOf(present, names);
  return (
    <ul className="class-key" aria-label="Classes">
      {own.map(({ label, sign }) => (
        <Entry key={label} sign={sign} text={names ? className(label, names) : null} />
      ))}
      {others && (
        <Entry
          sign={otherSign}
          text={`${formatCount(others.classes)} other ${others.classes === 1 ? 'class' : 'classes'}, ${Math.round((100 * others.pictures) / split.validation)} % of the pictures`}
        />
      )}
      {total(present) < split.validation && <Entry sign={unclassedSign} text="without a class" />}
    </ul>
  );
}

function Entry({ sign, text }: { readonly sign: Sign; readonly text: string | null }) {
  return (
    <li style={{ color: sign.fill }}>
      <span translate="no">{sign.text}</span>{' '}
      {text !== null && <span className="class-key-name">{text}</span>}
    </li>
  );
}
