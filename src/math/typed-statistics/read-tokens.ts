/** The text of statistics as tokens: numbers, names and signs, each with its place. */
import { quoted, StatisticsError } from './statistics-error';

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  /** As it was typed; empty at the end. */
  readonly text: string;
  /** Its first character in the whole text, from 0. */
  readonly at: number;
}

const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SIGN = /[-+*/^(),;]/y;

/** The tokens of a text and its end. Throws a StatisticsError at a character that no expression has. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  while (at < text.length) {
    const space = take(SPACE);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const found = (
      [
        ['number', NUMBER],
        ['name', NAME],
        ['sign', SIGN],
      ] as const
    ).flatMap(([kind, pattern]) => {
      const read = take(pattern);
      return read === null ? [] : [{ kind, text: read, at }];
    })[0];
    if (!found) throw strange(text, at, tokens);
    tokens.push(found);
    at += found.text.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function strange(text: string, at: number, before: readonly Token[]): StatisticsError {
  const term = 1 + before.filter(({ text: sign }) => sign === ';').length;
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return new StatisticsError(
    `Statistics, term ${term}, character ${at + 1}: expected numbers, z, pi, functions and + - * / ^ ( ) , ; alone, got ${quoted(character)}; take it out`,
    term,
    at + 1,
  );
}
