/** A number as people type it: with groups, a decimal comma, wide digits or a power of ten. What can mean two numbers is taken for neither. Pure. */

interface Wanted {
  readonly minimum: number;
  readonly maximum: number;
  /** Only whole numbers are meant: what could be groups of three digits is. */
  readonly whole: boolean;
}

/** `said` where the text was not plainly this number. Without a value, why not; null where it is no number at all. */
type TypedNumber =
  | { readonly value: number; readonly said: string | null }
  | { readonly value: null; readonly said: string | null };

/** Marks of groups, one kind in a number. */
const groupMarks = [',', '.', ' ', "'", '_'];
const decimalMarks = ['.', ','];

/** Digits, marks and signs of other keyboards as plain ones. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/\s/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/[’‘`´]/g, "'");

/** '10,000' -> '10000' where those are groups; null where they are not. A number of groups does not begin with 0. */
function ungrouped(digits: string, mark: string): string | null {
  const [first, ...others] = digits.split(mark);
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && others.every((group) => /^\d{3}$/.test(group));
  return isGrouped && others.length > 0 ? first + others.join('') : null;
}

/** Digits without a decimal part: plain, or in groups. */
function wholePart(digits: string, decimalMark: string | null): string[] {
  if (/^\d*$/.test(digits)) return [digits];
  return groupMarks.filter((mark) => mark !== decimalMark).flatMap((mark) => ungrouped(digits, mark) ?? []);
}

/** All numbers that the digits can mean, in groups first. */
function readingsOf(digits: string): string[] {
  const grouped = wholePart(digits, null);
  const withPoint = decimalMarks.flatMap((mark) => {
    const [whole, part, ...more] = digits.split(mark);
    if (part === undefined || more.length > 0 || !/^\d*$/.test(part) || whole + part === '') return [];
    return wholePart(whole, mark).map((read) => `${read || '0'}.${part || '0'}`);
  });
  return [...grouped.filter((read) => read !== ''), ...withPoint];
}

export function readTyped(text: string, { minimum, maximum, whole }: Wanted): TypedNumber {
  const found = /^([+-]?)([\d.,' _]+)(e[+-]?\d+)?$/i.exec(plain(text));
  if (!found) return { value: null, said: null };
  const [, sign, digits, power = ''] = found;
  const all = readingsOf(digits).map((read) => Number(`${sign}${read}${power}`));
  // Of a whole number groups are meant, unless a power of ten makes one of its decimals too.
  const meant = whole ? (power === '' ? all.slice(0, 1) : all.filter(Number.isInteger)) : all;
  const different = [...new Set(meant.length > 0 ? meant : all)].filter(Number.isFinite);
  const fitting = different.filter((value) => value >= minimum && value <= maximum);
  const [value] = fitting.length === 0 ? different : fitting;
  if (value === undefined) return { value: null, said: null };
  if (fitting.length > 1) {
    const [a, b] = fitting.toSorted((one, other) => one - other);
    return {
      value: null,
      said: `${text.trim()} can be read as ${a} or as ${b}. Write one of them.`,
    };
  }
  return { value, said: Number(text) === value ? null : `Read as ${value}.` };
}
