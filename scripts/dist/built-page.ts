/** Reads what `npm run build` wrote to dist: its files, and which chunks the page and the worker load. Judges nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '../borders/source-file';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Every file of dist by its path there, with slashes. */
export function distFiles(): string[] {
  if (!existsSync(`${dist}index.html`))
    throw new Error('dist/index.html: expected a built page, got none; run `npm run build` first');
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`.replaceAll('//', '/').slice(dist.length));
}

export function readDist(path: string): Buffer {
  return readFileSync(`${dist}${path}`);
}

export function textOf(path: string): string {
  return readDist(path).toString('utf8');
}

/** The scripts that index.html asks for at once. */
export function entryChunks(): string[] {
  const tags = textOf('index.html').match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => /\b(?:src|href)="\.?\/?([^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

/** The chunks that a chunk imports: statically only, or with what it loads later. */
export const importsOf = (path: string, reach: 'at once' | 'at any time'): string[] =>
  readSource(path, textOf(path))
    .imports.filter(({ from, dynamic }) => from.startsWith('.') && (reach === 'at any time' || !dynamic))
    .map(({ from }) => posix.join(posix.dirname(path), from));

/** The scripts that a chunk starts as workers. */
export const workersOf = (path: string): string[] =>
  [...textOf(path).matchAll(/new URL\([`"']([\w.-]+\.js)[`"'],\s*import\.meta\.url\)/g)].map(([, name]) =>
    posix.join(posix.dirname(path), name!),
  );

/** Some chunks and all that they import: statically only, or with what they load later. */
export function chunksFrom(entries: readonly string[], reach: 'at once' | 'at any time'): string[] {
  const found = new Set(entries);
  for (const path of found) for (const imported of importsOf(path, reach)) found.add(imported);
  return [...found];
}
