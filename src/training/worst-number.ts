/** The number among many that strays furthest from what it should be, by its own tolerance. Plain numbers. */

interface Compared {
  readonly expected: number;
  readonly got: number;
  readonly error: number;
  readonly tolerance: number;
}

/** The one that uses up most of its tolerance; the first that is not a number is the worst of all. */
export function worstNumber(
  expected: ArrayLike<number>,
  got: ArrayLike<number>,
  toleranceAt: (i: number) => number,
): Compared {
  const at = (i: number): Compared => ({
    expected: expected[i],
    got: got[i],
    error: Math.abs(got[i] - expected[i]),
    tolerance: toleranceAt(i),
  });
  let worst = at(0);
  for (let i = 1; i < expected.length && !Number.isNaN(worst.error); i++) {
    const one = at(i);
    // Multiplied out, so that a tolerance of 0 needs no division; written so that what is not a number is the worst.
    if (!(one.error * worst.tolerance <= worst.error * one.tolerance)) worst = one;
  }
  return worst;
}
