/** Three things to do in the first minute, ticked as the user does them; gone for good once they are done or dismissed. */
import { useEffect, useState } from 'react';
import { previewSlice } from '../../../state/preview-store';
import { probesSlice } from '../../../state/probes-store';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { keep, kept } from '../../../ui/kept';
import './hint.css';

const NAME = 'hint';

const wasDismissed = () => kept(NAME) === 'off';
const dismiss = () => keep(NAME, 'off');

export function Hint() {
  const [gone, setGone] = useState(wasDismissed);
  const moved = useEver(useSlice(previewSlice, ({ held }) => 'temperature' in held));
  const picks = useSliceStore(probesSlice);
  const [first] = useState(() => picks.getState().picked);
  const picked = useEver(useSlice(probesSlice, (state) => state.picked !== first));
  const done = moved && picked;
  useEffect(() => {
    if (done) dismiss();
  }, [done]);
  if (gone) return null;
  return (
    <div className="hint" role="group" aria-label="First steps">
      <ol>
        <Item done>Train</Item>
        <Item done={moved}>Drag T</Item>
        <Item done={picked}>Pick another picture</Item>
      </ol>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          dismiss();
          setGone(true);
        }}
      >
        {done ? 'Done' : 'Hide'}
      </button>
    </div>
  );
}

/** Whether it was so at any time. */
function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}

function Item({ done = false, children }: { readonly done?: boolean; readonly children: string }) {
  return (
    <li className={done ? 'done' : ''}>
      <span aria-hidden="true">{done ? '✓ ' : ''}</span>
      <span>{children}</span>
      {done && <span className="visually-hidden"> (done)</span>}
    </li>
  );
}
