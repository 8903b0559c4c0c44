/** Draw a picture, or shift one that is there: it is picked in place of a validation picture, so every panel shows it through all models. */
import './drawing.css';
import { useRef, useState } from 'react';
import { isDrawn } from '../experiment/drawn-digit';
import { useClassNames } from '../state/use-class-names';
import { probesSlice } from '../state/probes-store';
import { runSlice } from '../state/run-store';
import { useActions, useSlice } from '../state/use-page';
import { digitName } from '../state/digit-name';
import { DrawingPad } from '../ui/drawing-pad';
import { ImageGrid } from '../ui/image-grid';
import { Nearest } from './nearest';
import type { Size } from '../ui/strokes';
import {
  changed,
  drawnPixels,
  emptyPaper,
  isBlank,
  paperWith,
  seenPixels,
  type Change,
} from './sheet-of-paper';

const shifts = [
  { name: 'left', sign: '←', by: { x: -1, y: 0 } },
  { name: 'up', sign: '↑', by: { x: 0, y: -1 } },
  { name: 'down', sign: '↓', by: { x: 0, y: 1 } },
  { name: 'right', sign: '→', by: { x: 1, y: 0 } },
] as const;

export function Drawing() {
  const dataset = useSlice(runSlice, (state) => state.dataset);
  if (dataset === null) return <p className="empty">The pad opens once the data is read.</p>;
  const { sha256, name, width, height } = dataset;
  // Another data set is another paper.
  return <Pad key={sha256} size={{ width, height }} fits={name === 'mnist'} />;
}

interface PadProps {
  readonly size: Size;
  /** Whether strokes can be scaled and centred as the data set's pictures are. */
  readonly fits: boolean;
}

function Pad({ size, fits }: PadProps) {
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const { paper, change } = usePaper(size, fits);
  const picture = (pixels: Uint8Array) => ({ count: 1, ...size, pixels });
  const blank = isBlank(paper);
  const said = blank ? 'The pad is empty.' : 'Your drawing.';
  const isOther = digit !== null && !isDrawn(digit.index);
  return (
    <div className="drawing">
      <DrawingPad
        picture={picture(drawnPixels(paper, size))}
        description={said}
        onPress={(at) => change({ kind: 'press', at })}
        onDraw={(to) => change({ kind: 'draw', to })}
      />
      <div className="drawing-side">
        <div className="drawing-buttons" role="group" aria-label="Drawing">
          {isOther && (
            <button
              type="button"
              onClick={() => change({ kind: 'begin', with: digit.picture.pixels.slice() })}
            >
              Begin with {digitName(digit, names, 'inline')}
            </button>
          )}
          <button type="button" disabled={paper.before.length === 0} onClick={() => change({ kind: 'undo' })}>
            Undo
          </button>
          <button type="button" disabled={blank} onClick={() => change({ kind: 'clear' })}>
            Clear
          </button>
        </div>
        <div className="drawing-buttons" role="group" aria-label="Shift the drawing by a pixel">
          <span className="quiet-text">Shift</span>
          {shifts.map(({ name, sign, by }) => (
            <button
              key={name}
              type="button"
              disabled={blank}
              aria-label={`Shift ${name}`}
              onClick={() => change({ kind: 'shift', by })}
            >
              {sign}
            </button>
          ))}
        </div>
        {fits ? (
          <label className="check">
            <input
              type="checkbox"
              checked={paper.fitted}
              onChange={({ target }) => change({ kind: 'fit', fitted: target.checked })}
            />
            Scale and centre as MNIST’s digits are
          </label>
        ) : (
          <p className="setting-note">
            White on black, used as drawn. If this data set’s pictures look different, begin with one of them
            and draw over it.
          </p>
        )}
        <figure className="drawing-seen">
          <ImageGrid
            pictures={picture(seenPixels(paper, size))}
            columns={1}
            description={blank ? '' : 'The drawing as the models see it.'}
          />
          <figcaption>{blank ? 'Draw in the black square.' : 'what the models see'}</figcaption>
        </figure>
        {!blank && <Nearest />}
      </div>
    </div>
  );
}

/** The paper of this panel; what is on it is picked at every change. */
function usePaper(size: Size, fitted: boolean) {
  const actions = useActions();
  const drawing = useSlice(probesSlice, (state) => state.drawing);
  // A link may have brought one, or it was drawn for another data set of this size.
  const [paper, setPaper] = useState(() => ({
    ...(drawing?.width === size.width && drawing.height === size.height
      ? paperWith(drawing.pixels)
      : emptyPaper),
    fitted,
  }));
  const newest = useRef(paper);
  const change = (one: Change) => {
    // Several may come before the paper is drawn anew.
    newest.current = changed(newest.current, one);
    setPaper(newest.current);
    if (!isBlank(newest.current)) actions.pickDrawing({ ...size, pixels: seenPixels(newest.current, size) });
  };
  return { paper, change };
}
