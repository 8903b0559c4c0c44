/** What a mailer or a chat puts into one value of a link, taken out again: blanks, invisible characters, and the punctuation of the sentence around it. Pure; linear in the text. */
import type { Field } from '../schema/field';
import { readText } from '../schema/read-value';

/** Soft hyphens, characters of no width and marks of direction. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+/gu;
const blanks = /\s+/gu;

/** Punctuation that no value written here ends with. */
const closing: ReadonlySet<string> = new Set('.,;:!?"\'`*>’”»…。，、'.split(''));

/** A bracket belongs to the value where the value opens it too, as in the name of a kernel plan. */
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const countOf = (text: string, character: string) => text.split(character).length - 1;

/** Without the punctuation behind it. */
function withoutTail(text: string): string {
  const unopened = Object.fromEntries(
    Object.entries(openers).map(([close, open]) => [close, countOf(text, close) - countOf(text, open)]),
  );
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1];
    if (closing.has(last)) continue;
    if (!(last in openers) || unopened[last]-- <= 0) break;
  }
  return text.slice(0, end);
}

export const withoutBlanks = (text: string): string => text.replace(unseen, '').replace(blanks, '');

export const mendedText = (text: string): string => withoutTail(withoutBlanks(text));

/** As `mendedText`, of words whose blanks are their own. */
export const mendedWords = (text: string): string => withoutTail(text.replace(unseen, '').trim());

/** The text where it is fine as it stands, or where nothing helps; else what it was before it travelled. */
export function mendedUnless(
  isFine: (text: string) => boolean,
  text: string,
  mend: (text: string) => string = mendedText,
): string {
  if (isFine(text)) return text;
  const mended = mend(text);
  return isFine(mended) ? mended : text;
}

/** A field's value, from a text that may have travelled. */
export const readMended = <F extends Field>(field: F, text: string): ReturnType<typeof readText<F>> =>
  readText(
    field,
    mendedUnless(
      (given) => readText(field, given).problem === undefined,
      text,
      field.kind === 'text' ? mendedWords : mendedText,
    ),
  );
