/**
 * The 2-simplex drawn in the plane: barycentric coordinates to a triangle of unit side and back, and nothing
 * of densities.
 */

const height = Math.sqrt(3) / 2;

/**
 * y = (a, b, c), a + b + c = 1, to x = b + c/2, y = c sqrt(3)/2: vertices (0, 0), (1, 0), (1/2, sqrt(3)/2),
 * second axis upwards. Not in the paper: the drawing of figures 2 and 6 to 8. A density by dy_1 dy_2 is
 * divided by sqrt(3)/2 to be one by drawn area.
 */
export function toPlane(y: readonly [number, number, number]): [number, number] {
  return [y[1] + y[2] / 2, height * y[2]];
}

/**
 * The inverse of toPlane; outside the triangle some coordinate is negative, and they still sum to one. Not in
 * the paper.
 */
export function fromPlane(point: readonly [number, number]): [number, number, number] {
  const c = point[1] / height;
  const b = point[0] - c / 2;
  return [1 - b - c, b, c];
}
