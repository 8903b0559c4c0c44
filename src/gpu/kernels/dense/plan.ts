/** Which variant computes which product of the dense layers: the part of the kernel plan (definition 13) that is chosen by measurement. Chooses nothing; choose-plan measures. */

/** The first is what computes where nothing was measured. */
export const variants = ['registers', 'shared', 'split'] as const;
export type Variant = (typeof variants)[number];

export const productNames = ['forward', 'dx', 'dW'] as const;
export type ProductName = (typeof productNames)[number];

/** Rows, columns and inner length of a product. */
export type Sizes = readonly [number, number, number];

/** How much there is to compute, and how it is shaped: one choice holds for all products of a class. */
export const sizeClasses = ['small', 'narrow', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** Up to here, in elements of the result, a graphics card is not filled by 4 x 4 sums an invocation. */
const FEW_ELEMENTS = 16_384;
/** Multiplications of a product that fills it. */
const MANY_PRODUCTS = 40e6;

/** 'narrow': a small result (a head, a prior's width); 'large': many rows, as with L = 10; 'small': the others. */
export function classOf([rows, columns, inner]: Sizes): SizeClass {
  if (rows * columns <= FEW_ELEMENTS) return 'narrow';
  return rows * columns * inner > MANY_PRODUCTS ? 'large' : 'small';
}

/** Choices that are not the first variant. */
export type DensePlan = ReadonlyMap<string, Variant>;

const placeOf = (product: ProductName, size: SizeClass) => `${product}.${size}`;

export const emptyPlan: DensePlan = new Map();

export function planned(choices: readonly (readonly [ProductName, SizeClass, Variant])[]): DensePlan {
  const others = choices.filter(([, , variant]) => variant !== variants[0]);
  return new Map(others.map(([product, size, variant]) => [placeOf(product, size), variant]));
}

/** 'dx.large=shared,forward.narrow=split', in one order; empty where all are the first. */
export function printPlan(plan: DensePlan): string {
  return [...plan]
    .map(([place, variant]) => `${place}=${variant}`)
    .sort()
    .join(',');
}

/** What printPlan wrote; null where it is no plan of this version. */
export function readPlan(text: string): DensePlan | null {
  const places = productNames.flatMap((product) => sizeClasses.map((size) => placeOf(product, size)));
  const plan = new Map<string, Variant>();
  for (const part of text === '' ? [] : text.split(',')) {
    const [place, name] = part.split('=');
    const variant = variants.find((candidate) => candidate === name);
    if (!variant || variant === variants[0] || !places.includes(place) || plan.has(place)) return null;
    plan.set(place, variant);
  }
  return plan;
}

let current: DensePlan = emptyPlan;

/** From now on products are computed so. Steps that were captured keep what they were captured with. */
export function setPlan(plan: DensePlan): void {
  current = plan;
}

export function plannedVariant(product: ProductName, sizes: Sizes): Variant {
  return current.get(placeOf(product, classOf(sizes))) ?? variants[0];
}
