/** The button that shows every shortcut, the sheet that lists them, and the switch that turns single keys off. */
import { useRef, useState } from 'react';
import { shortcutsOn, switchShortcuts } from '../../ui/shortcuts';
import './sheet.css';

/** The buttons themselves name their keys in aria-keyshortcuts. */
const shortcuts = [
  ['Space', 'Train, or pause'],
  ['S', 'One training step'],
  ['R', 'Restart with the same seed'],
  ['N', 'New seed'],
  ['C', 'Continue the run of the last visit, while it is offered'],
  ['L', 'Copy the link'],
  ['D', 'This device, and whether it computes correctly'],
  ['←  →', 'Earlier or later picture'],
  ['?', 'This sheet'],
] as const;

const inControls = [
  ['Arrows', 'Move a slider, a choice or a corner that has the focus'],
  ['Home  End', 'The ends of a slider'],
  ['Tab', 'The next control'],
  ['Esc', 'Closes this sheet, a menu or an enlarged figure'],
] as const;

export function ShortcutSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(shortcutsOn);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="?"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby="shortcuts-heading">
        <h2 id="shortcuts-heading">Keyboard shortcuts</h2>
        <Keys caption="Anywhere on the page" rows={shortcuts} />
        <Keys caption="In a control" rows={inControls} />
        <label className="sheet-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => {
              switchShortcuts(target.checked);
              setOn(target.checked);
            }}
          />{' '}
          Single keys act anywhere on the page
        </label>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}

interface KeysProps {
  readonly caption: string;
  readonly rows: readonly (readonly [string, string])[];
}

function Keys({ caption, rows }: KeysProps) {
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {rows.map(([keys, what]) => (
          <tr key={keys}>
            <th scope="row">
              {keys.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
