/** What stands in the page's address: the experiment and its moves, and beside them what made them. Pure. */
import type { BackendReport } from '../engine/protocol';
import { decodeLink, type DecodedLink } from '../experiment/decode-link';
import { encodeLink, type Carried, type Information } from '../experiment/encode-link';
import { inOrder } from '../experiment/live-settings';
import type { Experiment, Move } from '../experiment/experiment';
import type { Pair } from '../experiment/link-pairs';
import type { Shipped } from '../experiment/short-link';
import { MOST_MOVES } from '../experiment/moves-text';
import type { View } from '../experiment/view';
import { writtenMoves } from '../experiment/written-moves';
import { linked, type ExperimentState } from '../state/experiment-store';
import { viewNames } from '../views/registry';

export interface OpenedLink extends DecodedLink {
  /** Everything that the opener is told at once. */
  readonly told: readonly string[];
}

/** The address with its hash sign, where a mailer encoded that and the link stands in path or query; null where there is none. */
export function addressWithHash(href: string): string | null {
  const [found] = /\??%(?:25)*23(?=[\w.-]+(?:=|%))/i.exec(href) ?? [];
  return found === undefined ? null : href.replace(found, () => '#');
}

/** `shipped` is what short links name; null where it has not been loaded. */
export function openedLink(hash: string, shipped: Shipped | null = null): OpenedLink {
  const decoded = decodeLink(hash, viewNames, undefined, shipped);
  const moves = inOrder(decoded.moves);
  const replay =
    moves.length > 0
      ? [
          `The link brings ${moves.length === 1 ? 'a change' : `${moves.length} changes`} made by hand, the first at step ${moves[0].step}: Train makes ${moves.length === 1 ? 'it' : 'them'} again.`,
        ]
      : [];
  return { ...decoded, told: [...decoded.notices, ...replay] };
}

/** Of the moves asked for last: an address is written for every view. */
let last: {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly written: readonly Move[];
} | null = null;

/** The moves of the page's link, and why it has none where there are too many. */
function movesOf(state: ExperimentState): {
  readonly written: readonly Move[];
  readonly lack: string | null;
} {
  const { experiment, moves } = linked(state);
  if (last?.experiment !== experiment || last.moves !== moves)
    last = { experiment, moves, written: writtenMoves(experiment, moves) };
  const { written } = last;
  if (written.length <= MOST_MOVES) return { written, lack: null };
  const lack = `The moves are left out: a link holds at most ${MOST_MOVES}, and this run has ${written.length}. A run file holds all.`;
  return { written: [], lack };
}

/** What the page's link lacks of the run, in a sentence; null where it has all. */
export const lackOf = (state: ExperimentState): string | null => movesOf(state).lack;

/** The hash, without '#', of what the page shows. */
export function hashOf(
  state: ExperimentState,
  backend: BackendReport | null,
  code: string,
  unknown: readonly Pair[],
  view: View,
  carried: Carried = {},
): string {
  const { experiment } = linked(state);
  const made: Information = backend
    ? { backend: backend.name, threads: String(backend.threads), plan: backend.plan, code }
    : { code };
  return encodeLink(experiment, movesOf(state).written, made, unknown, view, carried);
}

/** A blank that came on the way is no difference. */
const bare = (text: string | undefined) => text?.replace(/\s/g, '');

/** One sentence where this page is not what the link was made with; figures may then differ in their last digits. */
export function differenceOf(link: Information, backend: BackendReport, code: string): string | null {
  const here: Information = {
    backend: backend.name,
    threads: String(backend.threads),
    plan: backend.plan,
    code,
  };
  const parts = Object.entries(link)
    .filter(([key, value]) => bare(value) !== bare(here[key as keyof Information]))
    .map(([key, value]) => `${key} ${value} (here ${here[key as keyof Information]})`);
  return parts.length > 0 ? `The link was made with ${parts.join(', ')}: figures may differ.` : null;
}
