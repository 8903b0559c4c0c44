/** The moves of the run, the newest first: each can be taken back, which trains the run again from the nearest snapshot. Acts only through actions. */
import { useId, useRef, useState } from 'react';
import type { Move } from '../../../experiment/experiment';
import { experimentSlice } from '../../../state/experiment-store';
import { keptRunsSlice } from '../../../state/kept-runs';
import { endsEngine, isBusy, isTraining, runSlice } from '../../../state/run-store';
import { useActions, usePage, useSlice } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { againWords, moveWords, progressWords, type Standing } from './move-words';
import { snapshotsSlice } from '../../../state/snapshots-store';
import './moves.css';

/** Rows at first, and with every press of the button below them. */
const ROWS = 50;

/** After a press nothing else is taken back: another row stands where the one that went was. */
const REST_MILLISECONDS = 1000;

const nameOfMove = (move: Move) => `${moveWords(move)} at step ${formatCount(move.step)}`;

/** Null before a run starts: nothing is trained then. */
function useStanding(): Standing | null {
  const started = useSlice(experimentSlice, (state) => state.started !== null);
  const { steps, millisecondsPerStep } = useSlice(snapshotsSlice, (state) => state);
  const step = useSlice(runSlice, ({ status }) => status.step);
  const to = useSlice(runSlice, ({ status, again }) => Math.max(status.step, again?.to ?? 0));
  const dead = useSlice(runSlice, ({ failure }) => failure !== null && endsEngine(failure));
  const kept = useSlice(keptRunsSlice, (state) => state.kept?.step ?? null);
  return started ? { snapshots: steps, millisecondsPerStep, step, to, dead, kept } : null;
}

export function Moves() {
  const moves = useSlice(experimentSlice, (state) => state.moves);
  const [open, setOpen] = useState(false);
  const [said, say] = useState('');
  const summary = useRef<HTMLElement>(null);
  return (
    <>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary ref={summary}>
          <h2>Moves ({formatCount(moves.length)})</h2> <Progress />
        </summary>
        {open && (
          <List
            onTaken={(move) => {
              say(`Taken back: ${nameOfMove(move)}.`);
              // The button that was pressed goes with its row.
              summary.current?.focus();
            }}
          />
        )}
      </details>
      <p className="visually-hidden" role="status" aria-label="Moves taken back">
        {said}
      </p>
    </>
  );
}

function List({ onTaken }: { readonly onTaken: (move: Move) => void }) {
  const actions = useActions();
  const { experiment } = usePage();
  const moves = useSlice(experimentSlice, (state) => state.moves);
  const busy = useSlice(runSlice, isBusy);
  const standing = useStanding();
  const [rows, setRows] = useState(ROWS);
  const [resting, rest] = useState(false);
  const shown = moves.toReversed().slice(0, rows);
  // A link may bring moves that are still to come.
  const last = moves.findLast((move) => standing === null || move.step <= standing.to);
  const takeBack = (move: Move) => {
    rest(true);
    window.setTimeout(() => rest(false), REST_MILLISECONDS);
    onTaken(move);
    void actions.branch(experiment.getState().moves.filter((one) => one !== move));
  };
  return (
    <>
      {last && (
        <UndoLast move={last} standing={standing} disabled={busy || resting} onPress={() => takeBack(last)} />
      )}
      <ul className="moves-list" aria-label="Moves of this run">
        {shown.map((move, i) => (
          <Row
            key={moves.length - i}
            move={move}
            standing={standing}
            disabled={busy || resting}
            onRemove={() => takeBack(move)}
          />
        ))}
      </ul>
      {moves.length > rows && (
        <button type="button" onClick={() => setRows(rows + ROWS)}>
          {formatCount(moves.length - rows)} earlier moves
        </button>
      )}
    </>
  );
}

interface UndoLastProps {
  readonly move: Move;
  readonly standing: Standing | null;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function UndoLast({ move, standing, disabled, onPress }: UndoLastProps) {
  const long = useId();
  return (
    <p className="moves-undo">
      <button
        type="button"
        disabled={disabled}
        aria-label={`Undo the last move: ${nameOfMove(move)}`}
        aria-describedby={long}
        onClick={onPress}
      >
        Undo the last move
      </button>{' '}
      <span id={long} className="quiet-text number">
        {standing && againWords(move.step, standing)}
      </span>
    </p>
  );
}

interface RowProps {
  readonly move: Move;
  readonly standing: Standing | null;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

function Row({ move, standing, disabled, onRemove }: RowProps) {
  const long = useId();
  return (
    <li>
      <span className="moves-what">
        {moveWords(move)} <span className="quiet-text number">at step {formatCount(move.step)}</span>
      </span>
      <button
        type="button"
        disabled={disabled}
        aria-label={`Remove: ${nameOfMove(move)}`}
        aria-describedby={standing ? long : undefined}
        onClick={onRemove}
      >
        Remove
      </button>
      {standing && (
        <span id={long} className="moves-long quiet-text number">
          {againWords(move.step, standing)}
        </span>
      )}
    </li>
  );
}

/** How far a branch is from where the run before it was; it stands in the summary, since the fold may be closed. */
function Progress() {
  const again = useSlice(runSlice, (state) => state.again);
  const status = useSlice(runSlice, (state) => state.status);
  if (again === null) return null;
  const { step, steps, secondsLeft } = status;
  const seconds =
    secondsLeft === null || steps <= step ? null : (secondsLeft * (again.to - step)) / (steps - step);
  return (
    <span className="moves-progress quiet-text number">
      {progressWords(again.to, step, isTraining(status), seconds)}
    </span>
  );
}
