/** The text of a link as its parts, 'key=value' each, with what mailers and chats did to its signs undone. Knows no key and no value. Pure; linear in the text. */
import { withoutBlanks } from './mended-text';

/**
 * Links are written with letters, digits, '-_.!~*\'(),' and percent-encoding, '=' once in each part and '&' between them. All other
 * characters, and signs that are missing, came on the way: no link as it was written is changed here.
 */

/** '&' as a mailer escapes it, once or more: '&amp;', '&amp;amp;', '&#38;'. */
const escapedAnd = /&(?:(?:amp|#38|#x26);)+/gi;

/** '#' percent-encoded, once or more, where an address can end before it. */
const encodedHash = /^(?:https?:\/\/[^#&]*?|[/?][^#&]*?|)%(?:25)*23/i;

const encodedEquals = /%(?:25)*3D/i;

/** '&' percent-encoded before what can be a key. */
const encodedAnd = /%26(?=[\w.-]+=)/gi;

/** An escape that percent-encoding a whole link or address makes none of: what has one was not encoded as a whole. */
const otherEscape = /%(?!2[1356789ACF]|3[ABDF]|7E)/i;

/** More than anybody wraps a link into others. */
const DEEPEST = 4;

const decoded = (part: string): string =>
  otherEscape.test(part) ? part.replace(/%3D/gi, '=') : withoutBlanks(decodeURIComponent(part));

/** Behind the hash sign of an address, if there is one; else all of it, as it may be a bare hash. */
function behindHash(text: string): string {
  const bare = text.slice(text.indexOf('#') + 1);
  const encoded = encodedHash.exec(bare);
  if (encoded === null) return bare;
  const [whole] = bare.slice(encoded[0].length).split('&', 1);
  // An address within another one is encoded as a whole, and what follows is the other's.
  return whole.includes('=') ? bare.slice(encoded[0].length) : whole;
}

function partsAt(text: string, depth: number): string[] {
  return behindHash(text.replace(escapedAnd, '&'))
    .split('&')
    .flatMap((part) => {
      if (depth === DEEPEST) return [part];
      const signs = part.split('=').length - 1;
      if (signs === 0 && encodedEquals.test(part)) return partsAt(decoded(part), depth + 1);
      return signs > 1 ? part.split(encodedAnd) : [part];
    });
}

export const partsOf = (text: string): string[] => partsAt(withoutBlanks(text), 0);
