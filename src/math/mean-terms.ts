/** The mean of a batch's terms, eq. (1): what a training step reports and descends on. */

/**
 * [sum_ij term1_ij / n, sum_r term2_r / (n L)], nats: eq. (1) averaged over n pictures; term1 [n d] by picture and dimension,
 * term2 [n L] by picture and sample.
 */
export function meanTerms(
  term1: ArrayLike<number>,
  term2: ArrayLike<number>,
  pictures: number,
): [number, number] {
  if (!(pictures >= 1 && term1.length % pictures === 0 && term2.length % pictures === 0))
    throw new RangeError(
      `meanTerms: expected rows of ${pictures} pictures, got ${term1.length} and ${term2.length} numbers; check the shapes`,
    );
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
  return [sum(term1) / pictures, sum(term2) / term2.length];
}

/** The gradients of dy . meanTerms: dy_1 / n for each of [n d] and dy_2 / rows for each of [rows = n L]. By differentiating eq. (1). */
export function meanTermsGradient(
  dy: readonly [number, number],
  { pictures, latent, rows }: { readonly pictures: number; readonly latent: number; readonly rows: number },
): { term1: number[]; term2: number[] } {
  return {
    term1: new Array<number>(pictures * latent).fill(dy[0] / pictures),
    term2: new Array<number>(rows).fill(dy[1] / rows),
  };
}
