/** Lines on which values on a grid are equal: marching squares, their pieces joined. Pure. */

/** Of each side of a square, by its number: 0 below, 1 right, 2 above, 3 left. Which sides are crossed, by which corners are high. */
const crossed: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[0, 2]],
  [],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];
/** Where two opposite corners are high, by whether the middle is. */
const saddles: Readonly<Record<number, readonly (readonly (readonly [number, number])[])[]>> = {
  5: [
    [
      [3, 0],
      [1, 2],
    ],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  10: [
    [
      [0, 1],
      [2, 3],
    ],
    [
      [3, 0],
      [1, 2],
    ],
  ],
};

/**
 * Lines x, y, x, y, ... in columns and rows from 0, of values [rows, columns] row by row. One that closes ends where it begins. Between two
 * cells the place is linear in the values.
 */
export function contours(values: ArrayLike<number>, columns: number, level: number): number[][] {
  const rows = values.length / columns;
  const links = new Map<number, number[]>();
  const link = (a: number, b: number) => {
    links.set(a, [...(links.get(a) ?? []), b]);
    links.set(b, [...(links.get(b) ?? []), a]);
  };
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      const corners = [corner, corner + 1, corner + columns + 1, corner + columns].map((at) => values[at]);
      const high = corners.reduce((bits, value, k) => bits + (value > level ? 1 << k : 0), 0);
      const middle = corners.reduce((sum, value) => sum + value, 0) / 4 > level ? 1 : 0;
      // A side by the cell that it begins at: twice for one along the row, and one more for one up the column.
      const sides = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1];
      for (const [a, b] of saddles[high]?.[middle] ?? crossed[high]) link(sides[a], sides[b]);
    }
  const placeOf = (side: number): readonly [number, number] => {
    const from = side >> 1;
    const isUp = side % 2 === 1;
    const share = (level - values[from]) / (values[from + (isUp ? columns : 1)] - values[from]);
    const [x, y] = [from % columns, Math.floor(from / columns)];
    return isUp ? [x, y + share] : [x + share, y];
  };
  const lines: number[][] = [];
  const walk = (start: number) => {
    const line = [...placeOf(start)];
    let at: number | undefined = start;
    while (at !== undefined) {
      const next: number | undefined = links.get(at)?.pop();
      if (next === undefined) break;
      const back = links.get(next)!;
      back.splice(back.indexOf(at), 1);
      line.push(...placeOf(next));
      at = next;
    }
    lines.push(line);
  };
  // Those that end at the border first: a walk from their middle would find half of one.
  for (const [side, ends] of links) if (ends.length === 1) walk(side);
  for (const [side, ends] of links) if (ends.length > 0) walk(side);
  return lines;
}

/** The least of the largest masses that hold `share` of all together. */
export function levelHolding(masses: ArrayLike<number>, share: number): number {
  const inOrder = Float64Array.from(masses).sort().reverse();
  const total = inOrder.reduce((sum, mass) => sum + mass, 0);
  let held = 0;
  for (const mass of inOrder) {
    held += mass;
    if (held >= share * total) return mass;
  }
  return 0;
}
