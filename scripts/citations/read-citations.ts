/** Finds what texts cite: "definition n", and paths of files and folders. Reads no files; what exists is asked of the caller. */
import { posix } from 'node:path';

export interface Citation {
  /** As written: 'definition 7', 'src/math/adam.ts'. */
  readonly text: string;
  readonly line: number;
}

export interface NumberCitation extends Citation {
  readonly number: number;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Between two words of a comment, whose next line may begin with a star, slashes or a quote mark. */
const gap = String.raw`(?:[ \t]|\r?\n[ \t]*(?:\*|//|>)?[ \t]*)+`;
const numbered = new RegExp(
  String.raw`\bdefinitions?${gap}(\d+(?:(?:,${gap}|${gap}(?:and|or|to)${gap})\d+)*)`,
  'gi',
);

/** Every number of "definition 7", "definitions 2, 6 and 7" and "definitions 2 to 4". */
export function definitionsCited(text: string): NumberCitation[] {
  return [...text.matchAll(numbered)].flatMap((match) => {
    const line = lineAt(text, match.index);
    const numbers = match[1].match(/\d+/g)!.map(Number);
    const range = /\bto\b/.test(match[1]) && numbers.length === 2;
    const all = range
      ? Array.from({ length: numbers[1] - numbers[0] + 1 }, (_, i) => numbers[0] + i)
      : numbers;
    return all.map((number) => ({ text: `definition ${number}`, line, number }));
  });
}

/** The numbers that docs/definitions.md gives, in its order. */
export const definitionsGiven = (markdown: string): number[] =>
  [...markdown.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]));

/** The numbers that it keeps free: "Numbers 20 to 23 are kept free", "Number 22 is kept free". */
export function definitionsKept(markdown: string): number[] {
  const [, first, last = first] = /^Numbers? (\d+)(?: to (\d+))? (?:are|is) kept free/m.exec(markdown) ?? [];
  return Array.from({ length: first ? Number(last) - Number(first) + 1 : 0 }, (_, i) => Number(first) + i);
}

/** Citations of numbers that are not among those given. */
export const definitionsToNowhere = (text: string, given: readonly number[]): Citation[] =>
  definitionsCited(text).filter(({ number }) => !given.includes(number));

/** A file's first comment, where nothing but a shebang stands before it; empty where there is none. */
export function headerOf(text: string): string {
  const match = /^(?:#!.*\n)?\s*(\/\*[\s\S]*?\*\/|(?:\/\/.*(?:\n|$))+|<!--[\s\S]*?-->)/.exec(text);
  return match ? match[0] : '';
}

const endings = 'tsx?|mts|mjs|js|css|json|md|txt|html|py|svg|png|bin';
/** A path's own characters; `<id>` and `*` stand for any name. */
const name = String.raw`(?:[\w.*-]|<\w+>)+`;
const withSlash = new RegExp(String.raw`(?<![\w./:@<>*{-])(?:\.{1,2}/)*${name}(?:/${name})*/?`, 'g');
const fileName = new RegExp(String.raw`^(?:[\w*-]|<\w+>)[\w.*-]*\.(?:${endings})$`);

/** Without what only ends a sentence. */
const trimmed = (token: string): string => token.replace(/[.-]+$/, '');

export interface Rooms {
  /** Folders of the project's root: a path that begins with one of them is cited wherever it stands. */
  readonly top: readonly string[];
  /** Folders of src, by which headers and docs cite `training/step.ts`. */
  readonly rooms: readonly string[];
}

/**
 * Every path: what begins with a folder of the project or of src, what stands in backticks and has a slash, the target of
 * a Markdown link, and every name of a file (`spec.ts`).
 */
export function pathsCited(text: string, { top, rooms }: Rooms): Citation[] {
  const found = new Map<string, Citation>();
  const add = (token: string, offset: number) => {
    if (!found.has(token)) found.set(token, { text: token, line: lineAt(text, offset) });
  };
  const known = new Set([...top, ...rooms]);
  const prose = text.replace(/https?:\/\/[^\s)`]*/g, (url) => ' '.repeat(url.length));
  for (const match of prose.matchAll(withSlash)) {
    const token = trimmed(match[0]);
    const first = token.split('/')[0];
    if (fileName.test(token) || (token.includes('/') && known.has(first))) add(token, match.index);
  }
  for (const match of prose.matchAll(/`([^`\s]+)`/g)) {
    const whole = new RegExp(`^${withSlash.source}$`).exec(match[1]);
    if (whole && match[1].includes('/') && /[a-z]/i.test(match[1])) add(match[1], match.index);
  }
  for (const match of prose.matchAll(/\]\(([^)#\s]+)\)/g)) add(match[1], match.index);
  return [...found.values()];
}

/** Where a path may lead: from the root, from src, or from the folder of the file that cites it; its ending may be left out. */
export function candidatesOf(path: string, from: string): RegExp[] {
  const bare = path.replace(/\/$/, '');
  const places = [bare, `src/${bare}`, posix.join(posix.dirname(from), bare)];
  const pattern = (place: string) =>
    posix
      .normalize(place)
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*|<\w+>/g, '[^/]+');
  const anywhere = bare.includes('/') ? [] : [`^(?:.*/)?${pattern(bare)}$`];
  return [...places.map((place) => `^${pattern(place)}(?:\\.(?:ts|tsx|mjs|md))?$`), ...anywhere].map(
    (source) => new RegExp(source),
  );
}

/** Citations of paths that no file or folder of `existing` answers. */
export function pathsToNowhere(
  from: string,
  text: string,
  rooms: Rooms,
  existing: readonly string[],
): Citation[] {
  return pathsCited(text, rooms).filter(
    (citation) =>
      !candidatesOf(citation.text, from).some((pattern) => existing.some((path) => pattern.test(path))),
  );
}
