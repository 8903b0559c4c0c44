/** In which encoding the names of an archive are written, where it does not say: those that can be, the likeliest first. Pure. */
import { decodeCodePage, isCodePage } from './code-pages';
import { joined } from '../bytes/joined';

/** How a name is written in bytes. */
export interface NameEncoding {
  readonly id: string;
  /** Where names are written so. */
  readonly words: string;
  /** How like a text of its language it is that bytes decode to: 0 to 1. */
  likeness(text: string, bytes: Uint8Array): number;
}

/** null where the bytes are no text of the encoding. */
export function decodeName(bytes: Uint8Array, id: string): string | null {
  if (isCodePage(id)) return decodeCodePage(bytes, id);
  try {
    return new TextDecoder(id, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const nonAscii = (text: string) => [...text].filter((one) => one > '\x7f');
const share = <T>(all: readonly T[], fits: (one: T) => boolean) =>
  all.length === 0 ? 0 : all.filter(fits).length / all.length;

/** Capitals begin words, or are all that is there. */
const capitalised = (text: string) =>
  0.5 + 0.5 * share(text.match(/[\p{L}\p{M}]+/gu) ?? [], (word) => !/\p{Ll}\p{Lu}/u.test(word));

/** Of Latin words most letters are ASCII; letters of other alphabets stand side by side. */
function likeLatin(text: string): number {
  const letters = share(nonAscii(text), (one) => /\p{Script=Latin}/u.test(one));
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  return letters * (0.5 + 0.5 * share(runs, (run) => run.length === 1)) * capitalised(text);
}

function likeCyrillic(text: string): number {
  const letters = share(nonAscii(text), (one) => /\p{Script=Cyrillic}/u.test(one));
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  return letters * (0.5 + 0.5 * share(runs, (run) => run.length > 1)) * capitalised(text);
}

/** By pairs of bytes: `common` says how common the character of a pair is. */
function likePairs(bytes: Uint8Array, common: (first: number, second: number) => number): number {
  let [sum, pairs] = [0, 0];
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at] > 0x7f) {
      sum += common(bytes[at], bytes[++at]);
      pairs++;
    }
  return pairs === 0 ? 0 : sum / pairs;
}

/** Syllables stand before Chinese characters; a few Chinese ones may all be in the same place. */
function likeKorean(text: string, bytes: Uint8Array): number {
  const syllables = likePairs(bytes, (first, second) =>
    Number(second >= 0xa1 && first >= 0xb0 && first <= 0xc8),
  );
  return syllables * (nonAscii(text).length > 4 ? 0.95 : 0.9);
}

/** Kana, then the kanji of level 1, then the others. */
function likeJapanese(text: string, bytes: Uint8Array): number {
  const letters = nonAscii(text);
  // Those of half width are bytes alone, which any other encoding has.
  if (share(letters, (one) => one >= '\uff61' && one <= '\uff9f') > 0.2) return 0.1;
  const kanji = likePairs(bytes, (first) => (first >= 0x81 && first <= 0x97 ? 0.9 : 0.3));
  const kana = share(letters, (one) => /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(one));
  return Math.max(kanji, kana > 0 ? 0.5 + 0.5 * kana : 0);
}

const encodings: readonly NameEncoding[] = [
  { id: 'shift_jis', words: 'Japanese (Shift_JIS)', likeness: likeJapanese },
  { id: 'euc-kr', words: 'Korean (EUC-KR)', likeness: likeKorean },
  {
    id: 'gbk',
    words: 'Chinese (GBK)',
    // Its common characters come first, in the order of their sounds.
    likeness: (_, bytes) =>
      likePairs(bytes, (first, second) => (second < 0xa1 || first < 0xb0 ? 0.2 : first <= 0xd7 ? 0.93 : 0.5)),
  },
  {
    id: 'big5',
    words: 'Chinese (Big5)',
    likeness: (_, bytes) => likePairs(bytes, (first) => (first >= 0xa4 && first <= 0xc6 ? 0.9 : 0.3)),
  },
  { id: 'ibm866', words: 'Cyrillic (DOS, 866)', likeness: likeCyrillic },
  { id: 'windows-1251', words: 'Cyrillic (Windows, 1251)', likeness: likeCyrillic },
  { id: 'cp437', words: 'Latin (DOS, 437)', likeness: likeLatin },
  { id: 'cp850', words: 'Latin (DOS, 850)', likeness: likeLatin },
  { id: 'windows-1252', words: 'Latin (Windows, 1252)', likeness: likeLatin },
];

/** Those that all the names can be in, the likeliest first: UTF-8 alone where they are that, since hardly any other text is. */
export function encodingsOf(names: readonly Uint8Array[]): readonly NameEncoding[] {
  const utf8 = { id: 'utf-8', words: 'UTF-8', likeness: () => 1 };
  const slash = Uint8Array.of(0x2f);
  const parts = names.flatMap((name) => [name, slash]);
  const bytes = joined(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  if (decodeName(bytes, utf8.id) !== null) return [utf8];
  return encodings
    .flatMap((encoding) => {
      const text = decodeName(bytes, encoding.id);
      return text === null ? [] : [{ encoding, mark: encoding.likeness(text, bytes) }];
    })
    .toSorted((a, b) => b.mark - a.mark)
    .map(({ encoding }) => encoding);
}
