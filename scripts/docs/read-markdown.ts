/** Reads Markdown as its readers do: sentences, links, anchors, short links and commands. Reads no files. */

export interface Found {
  readonly text: string;
  readonly line: number;
}

interface Line extends Found {
  readonly fenced: boolean;
}

function linesOf(markdown: string): Line[] {
  let fenced = false;
  return markdown.split('\n').flatMap((text, i) => {
    if (!/^\s*```/.test(text)) return [{ text, line: i + 1, fenced }];
    fenced = !fenced;
    return [];
  });
}

/** Lines of prose that belong together: a paragraph, a heading, an item of a list, a cell of a table; an image's words alone. */
function blocksOf(markdown: string): Found[] {
  const blocks: { text: string; line: number }[] = [];
  let open = false;
  for (const { text, line, fenced } of linesOf(markdown)) {
    if (fenced || text.trim() === '' || /^\s*\|[\s|:-]+$/.test(text)) {
      open = false;
      continue;
    }
    const isRow = /^\s*\|/.test(text);
    const parts = isRow ? text.split('|') : [text.replace(/^\s*(?:#+|[-*]|\d+\.)\s+/, '')];
    const begins = isRow || !open || /^\s*(?:#+|[-*]|\d+\.)\s/.test(text);
    for (const part of parts) {
      if (begins) blocks.push({ text: part.trim(), line });
      else blocks.at(-1)!.text += ` ${part.trim()}`;
    }
    open = !isRow && !text.startsWith('#');
  }
  return blocks;
}

/** As they are read aloud: a link is its text, code is one word. */
export function sentencesOf(markdown: string): (Found & { readonly words: number })[] {
  return blocksOf(markdown).flatMap(({ text, line }) => {
    const spoken = text
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, '. $1. ')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/`[^`]*`/g, 'code')
      .replace(/\b(eqs?)\. /gi, '$1 ');
    return spoken
      .split(/(?<=[.!?][)*_"]*)\s+/)
      .map((sentence) => ({
        text: sentence,
        line,
        words: sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length,
      }))
      .filter(({ words }) => words > 0);
  });
}

const proseOf = (markdown: string): Found[] => linesOf(markdown).filter(({ fenced }) => !fenced);

const matchesIn = (lines: readonly Found[], pattern: RegExp): Found[] =>
  lines.flatMap(({ text, line }) => [...text.matchAll(pattern)].map((match) => ({ text: match[1], line })));

/** Targets of links and pictures. */
export const linksOf = (markdown: string): Found[] =>
  matchesIn(
    proseOf(markdown).map(({ text, line }) => ({ text: text.replace(/`[^`]*`/g, ''), line })),
    /\]\(([^)\s]+)\)/g,
  );

/** Parts of a page's address that stand in code: `#try=collapse`. */
export const shortLinksOf = (markdown: string): Found[] => matchesIn(proseOf(markdown), /`(#[^`\s]+)`/g);

/** Every command that npm runs, in a fence or in a line of prose. */
export const commandsOf = (markdown: string): Found[] => [
  ...matchesIn(
    linesOf(markdown).filter(({ fenced }) => fenced),
    /^(npm .+)$/g,
  ),
  ...matchesIn(proseOf(markdown), /`(npm [^`]+)`/g),
];

/** What `#...` may follow this page's name: a heading's words as GitHub makes an anchor of them. */
export const anchorsOf = (markdown: string): string[] =>
  proseOf(markdown).flatMap(({ text }) => {
    const heading = /^#+\s+(.*)$/.exec(text)?.[1];
    if (heading === undefined) return [];
    const words = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim();
    return [words.replace(/\s/g, '-')];
  });
