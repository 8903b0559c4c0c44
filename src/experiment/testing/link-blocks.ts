/** Files of links beside their tests: blocks of lines after the first, which says what they are. Only tests import this. */
import { readFileSync } from 'node:fs';

/** `file` is a path in this room. */
export const linkBlocks = (file: string): string[][] =>
  readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n\n')
    .slice(1)
    .map((block) => block.split('\n'));
