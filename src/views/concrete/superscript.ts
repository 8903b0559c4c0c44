/** A whole number as an exponent in plain text: '⁻³', '¹⁰'. */
const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export const superscript = (value: number): string =>
  String(value)
    .replace(/-/, '⁻')
    .replace(/\d/g, (digit) => digits[Number(digit)]);
