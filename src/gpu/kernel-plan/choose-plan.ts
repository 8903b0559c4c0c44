/** Chooses a kernel plan by the times of its variants on the shapes of the default experiment; how they are timed is injected. */
import { keyOf, productNames, variantNames, type KernelPlan, type Shape, type Variant } from './plan';

/** Rows of a batch of 100 at L = 1 and at L = 10. */
const SMALL = 100;
const LARGE = 1000;

/** The default experiment's layers, section 4: encoder to its heads, of two models, with a row for each picture; decoder with L rows for each. */
const layers: readonly (readonly [width: number, out: number, rows: readonly number[]])[] = [
  [784, 400, [SMALL]],
  [400, 400, [SMALL, LARGE]],
  [400, 40, [SMALL]],
  [400, 100, [SMALL]],
  [20, 400, [SMALL, LARGE]],
  [400, 784, [SMALL, LARGE]],
];

/** What is measured; pictures need no gradient. */
export const measuredShapes: readonly Shape[] = layers.flatMap(([width, out, batches]) =>
  batches.flatMap((rows) =>
    productNames
      .filter((product) => product !== 'dx' || width !== 784)
      .map((product) => ({ product, width, out, rows })),
  ),
);

/** How much faster than `registers` another variant must be: less is within what two measurements differ by. */
const MARGIN = 0.9;

/**
 * The plan with the fastest variant of each shape, by `milliseconds`, which is asked one at a time; `registers` where
 * no other is clearly faster, and of two equally fast ones the first of `variantNames`. A time that is not a number is
 * never chosen.
 */
export async function choosePlan(
  milliseconds: (shape: Shape, variant: Variant) => Promise<number>,
): Promise<KernelPlan> {
  const plan = new Map<string, Variant>();
  for (const shape of measuredShapes) {
    let best: Variant = 'registers';
    let limit = MARGIN * (await milliseconds(shape, best));
    for (const variant of variantNames.slice(1)) {
      const time = await milliseconds(shape, variant);
      if (time < limit) [best, limit] = [variant, time];
    }
    if (best !== 'registers') plan.set(keyOf(shape), best);
  }
  return plan;
}
