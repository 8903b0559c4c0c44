/** The outline of a small drawn function, as SVG's path. Pure. */

export const WIDTH = 100;
export const HEIGHT = 48;
/** Between the highest point and the edge. */
const MARGIN = 4;

/** Of values at even places, scaled to the largest size among them, 0 in the middle; broken where a value is not finite. */
export function curvesOf(values: readonly number[]): string {
  const largest = values.reduce((most, y) => (Number.isFinite(y) ? Math.max(most, Math.abs(y)) : most), 0);
  const up = largest === 0 ? 0 : (HEIGHT / 2 - MARGIN) / largest;
  const across = WIDTH / (values.length - 1);
  let begun = false;
  return values
    .map((y, i) => {
      if (!Number.isFinite(y)) {
        begun = false;
        return '';
      }
      const letter = begun ? 'L' : 'M';
      begun = true;
      return `${letter}${(i * across).toFixed(1)} ${(HEIGHT / 2 - y * up).toFixed(1)}`;
    })
    .join('');
}
