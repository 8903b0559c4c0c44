/** Whether a version of Node is in a range, as packages write theirs in `engines`. Reads no file. */

type Version = readonly [number, number, number];

const versionOf = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text
    .replace(/^v/, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  return [major, minor, patch];
};

const compare = (a: Version, b: Version) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** How many numbers a text such as 20.x or 20.19 fixes. */
const fixed = (text: string) => text.split('.').filter((part) => /^v?\d+$/.test(part)).length;

/** The first version after those that share so many numbers. */
const after = ([major, minor, patch]: Version, numbers: number): Version =>
  numbers === 1 ? [major + 1, 0, 0] : numbers === 2 ? [major, minor + 1, 0] : [major, minor, patch + 1];

function satisfiesOne(version: Version, comparator: string): boolean {
  const match = /^(>=|<=|>|<|\^|~|=|)(v?\d[\d.x*]*|\*)$/.exec(comparator);
  if (!match) throw new Error(`range: expected such as >=20.19 or ^20 || ^22, got '${comparator}'`);
  const [, sign, text] = match;
  const numbers = fixed(text);
  if (numbers === 0) return true;
  const bound = versionOf(text);
  const difference = compare(version, bound);
  const before = (end: Version) => difference >= 0 && compare(version, end) < 0;
  if (sign === '>=') return difference >= 0;
  if (sign === '<') return difference < 0;
  if (sign === '>') return compare(version, after(bound, numbers)) >= 0;
  if (sign === '<=') return compare(version, after(bound, numbers)) < 0;
  if (sign === '^') return before(after(bound, bound[0] > 0 ? 1 : Math.min(numbers, 2)));
  return before(after(bound, sign === '~' ? Math.min(numbers, 2) : numbers));
}

/** Of ranges of comparators that are joined by blanks (all hold) and by || (one holds). Throws on anything else. */
export const inRange = (version: string, range: string): boolean =>
  range.split('||').some((part) =>
    part
      .trim()
      .replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1')
      .split(/\s+/)
      .every((comparator) => satisfiesOne(versionOf(version), comparator || '*')),
  );
