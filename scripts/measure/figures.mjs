/** Arithmetic of what was measured, and its table; measures nothing. */

/** The value below which a share of the values lie, by linear interpolation; NaN of none. @param {number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below === undefined || above === undefined ? NaN : below + (at - Math.floor(at)) * (above - below);
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @typedef {{ name: string; value: number; unit: 'ms' | 'kB' | '%' | ''; of: string; limit?: number }} Figure */

/** @param {Figure[]} figures @returns {string} */
export function tableOf(figures) {
  const rows = figures.map(({ name, value, unit, of, limit }) => [
    name,
    Number.isFinite(value) ? `${value.toFixed(value < 100 && unit !== '' ? 1 : 0)} ${unit}`.trim() : 'none',
    limit === undefined ? '' : `${value <= limit ? 'within' : 'OVER'} ${limit} ${unit}`,
    of,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(([name, value, limit, of]) =>
      `${name.padEnd(widths[0])}  ${value.padStart(widths[1])}  ${limit.padEnd(widths[2])}  ${of}`.trimEnd(),
    )
    .join('\n');
}
