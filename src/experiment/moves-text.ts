/** The moves of a run as the one opaque value of a link: compact JSON, deflated, base64url. Pure; decoding never throws and is bounded in time and memory. */
import * as v from 'valibot';
import { deflatedText, inflatedText } from './deflated-text';
import type { Move } from './experiment';
import { runMigrations, type History } from './migrations';
import { readMove } from './read-move';

/** Moves in a link: one a second for half an hour. More take longer to read than anybody waits for a page. */
export const MOST_MOVES = 2_000;
/** Bytes of JSON that a blob may inflate to: MOST_MOVES with the longest names and numbers fit. */
const MOST_BYTES = 1 << 18;
/** Characters of a blob: MOST_MOVES of which none is like another fit. */
const LONGEST_BLOB = 1 << 16;
/** Notices about single moves; the rest are counted. */
const MOST_NOTICES = 5;

const blobSchema = v.array(v.tuple([v.unknown(), v.unknown(), v.unknown()]));

/** An address is written for each view: a list, which nobody changes in place, is packed once. */
const packed = new WeakMap<readonly Move[], string>();

export function encodeMoves(moves: readonly Move[]): string {
  const known = packed.get(moves);
  if (known !== undefined) return known;
  const json = JSON.stringify(moves.map(({ step, field, value }) => [step, field, value]));
  const text = deflatedText(new TextEncoder().encode(json));
  packed.set(moves, text);
  return text;
}

/** The JSON in a blob; throws in many ways if it is damaged. */
function unpack(text: string): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inflatedText(text, MOST_BYTES)));
}

interface DecodedMoves {
  readonly moves: readonly Move[];
  readonly notices: readonly string[];
}

const without = (expected: string): DecodedMoves => ({
  moves: [],
  notices: [`moves: expected ${expected}; left the moves out.`],
});

export function decodeMoves(text: string, version: number, history: History): DecodedMoves {
  if (text.length > LONGEST_BLOB) return without(`at most ${MOST_MOVES}, got more`);
  let blob: unknown;
  try {
    blob = unpack(text);
  } catch (error) {
    blob = null;
    if (error instanceof RangeError) return without(`at most ${MOST_MOVES}, got more`);
  }
  // Some of them would be another run: none is a plain one, and nothing trains before Train is pressed.
  if (Array.isArray(blob) && blob.length > MOST_MOVES)
    return without(`at most ${MOST_MOVES}, got ${blob.length}`);
  const parsed = v.safeParse(blobSchema, blob);
  if (!parsed.success) return without('an undamaged list');
  const moves: Move[] = [];
  const notices: string[] = [];
  for (const [step, field, value] of parsed.output) {
    const given = runMigrations<unknown>(history, version, { step, field, value }, (migration, move) =>
      migration.move(move),
    );
    const read = readMove(given);
    if (read.move) moves.push(read.move);
    notices.push(...read.notices);
  }
  const told = notices.slice(0, MOST_NOTICES);
  if (notices.length > told.length) told.push(`moves: ${notices.length - told.length} more such notices.`);
  return { moves, notices: told };
}
