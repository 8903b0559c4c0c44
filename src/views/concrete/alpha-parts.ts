/** A place on the triangle as alpha in whole thousandths: inside, and summing to a thousand. Pure. */

const WHOLE = 1000;

/** The nearest alpha inside the triangle with no part below a thousandth. */
export function partsOf(y: readonly [number, number, number]): [number, number, number] {
  const inside = y.map((share) => Math.max(1 / WHOLE, Number.isFinite(share) ? share : 1 / 3));
  const total = inside[0] + inside[1] + inside[2];
  const [a, b] = inside.map((share) => Math.max(1, Math.round((WHOLE * share) / total)));
  const rest = WHOLE - a - b;
  // Rounding may leave nothing for the third: the largest gives it.
  return rest >= 1 ? [a, b, rest] : a > b ? [a + rest - 1, b, 1] : [a, b + rest - 1, 1];
}
