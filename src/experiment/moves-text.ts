/** The moves of a run as the one opaque value of a link: compact JSON, deflated, base64url. Pure; decoding never throws and is bounded in time and memory. */
import * as v from 'valibot';
import { deflatedText, inflatedText } from './deflated-text';
import type { Move } from './experiment';
import { runMigrations, type History } from './migrations';
import { readMove } from './read-move';

/** More moves than a hand makes in a day. */
export const MOST_MOVES = 10_000;
/** Bytes of JSON that a blob may inflate to: MOST_MOVES with the longest names and numbers fit. */
const MOST_BYTES = 1 << 20;
/** Notices about single moves; the rest are counted. */
const MOST_NOTICES = 5;

const blobSchema = v.array(v.tuple([v.unknown(), v.unknown(), v.unknown()]));

export function encodeMoves(moves: readonly Move[]): string {
  const json = JSON.stringify(moves.map(({ step, field, value }) => [step, field, value]));
  return deflatedText(new TextEncoder().encode(json));
}

/** The JSON in a blob; throws in many ways if it is damaged. */
function unpack(text: string): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inflatedText(text, MOST_BYTES)));
}

interface DecodedMoves {
  readonly moves: readonly Move[];
  readonly notices: readonly string[];
}

export function decodeMoves(text: string, version: number, history: History): DecodedMoves {
  let blob: unknown;
  try {
    blob = unpack(text);
  } catch {
    blob = null;
  }
  const parsed = v.safeParse(blobSchema, blob);
  if (!parsed.success)
    return { moves: [], notices: ['moves: expected an undamaged list; left the moves out.'] };
  const rows = parsed.output;
  const moves: Move[] = [];
  const notices: string[] = [];
  for (const [step, field, value] of rows.slice(0, MOST_MOVES)) {
    const given = runMigrations<unknown>(history, version, { step, field, value }, (migration, move) =>
      migration.move(move),
    );
    const read = readMove(given);
    if (read.move) moves.push(read.move);
    notices.push(...read.notices);
  }
  const told = notices.slice(0, MOST_NOTICES);
  if (notices.length > told.length) told.push(`moves: ${notices.length - told.length} more such notices.`);
  if (rows.length > MOST_MOVES)
    told.push(`moves: expected at most ${MOST_MOVES}, got ${rows.length}; took the first ${MOST_MOVES}.`);
  return { moves, notices: told };
}
