/** The moves of a run as the one opaque value of a link: compact JSON, deflated, base64url. Pure; decoding never throws and is bounded in time and memory. */
import { deflateSync, Inflate } from 'fflate';
import * as v from 'valibot';
import type { Move } from './experiment';
import { runMigrations, type History } from './migrations';
import { readMove } from './read-move';

/** More moves than a hand makes in a day. */
export const MOST_MOVES = 10_000;
/** Bytes of JSON that a blob may inflate to: MOST_MOVES with the longest names and numbers fit. */
const MOST_BYTES = 1 << 20;
/** Bytes inflated at a time: deflate expands at most about a thousandfold, so no step makes more than some 260 kB. */
const SLICE = 256;
/** Notices about single moves; the rest are counted. */
const MOST_NOTICES = 5;

const blobSchema = v.array(v.tuple([v.unknown(), v.unknown(), v.unknown()]));

export function encodeMoves(moves: readonly Move[]): string {
  const json = JSON.stringify(moves.map(({ step, field, value }) => [step, field, value]));
  const bytes = deflateSync(new TextEncoder().encode(json), { level: 9 });
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function inflateBounded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(MOST_BYTES);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    // Throws where the chunk does not fit: this is the bound on a text that inflates without end.
    out.set(chunk, length);
    length += chunk.length;
  });
  for (let i = 0; i < bytes.length; i += SLICE)
    inflate.push(bytes.subarray(i, i + SLICE), i + SLICE >= bytes.length);
  return out.subarray(0, length);
}

/** The JSON in a blob; throws in many ways if it is damaged. */
function unpack(text: string): unknown {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = inflateBounded(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
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
