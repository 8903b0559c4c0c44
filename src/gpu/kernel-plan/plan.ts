/** The kernel plan of definition 13: which variant computes each product of a dense layer, as text and back, and the plan in use; how one is chosen is choose-plan's. */

export const variantNames = ['registers', 'shared', 'split'] as const;
/** 4-wide tiles in registers; blocks in workgroup memory; tiles whose inner length several invocations share. */
export type Variant = (typeof variantNames)[number];

export const productNames = ['forward', 'dx', 'dW'] as const;
/** activation(x W + b); d W^T; x^T d with db. */
export type ProductName = (typeof productNames)[number];

/** A layer's product, with its numbers of inputs, of outputs and of rows of the batch times L. */
export interface Shape {
  readonly product: ProductName;
  readonly width: number;
  readonly out: number;
  readonly rows: number;
}

/** By `keyOf`; what is missing is `registers`. */
export type KernelPlan = ReadonlyMap<string, Variant>;

/** The number of our WebGPU kernels: another one where they compute other bits. */
export const fusedName = 'fused-2';

/** Rows above which a batch counts as large: between a batch of 100 and ten samples of each. */
const LARGE = 256;

/** What shapes share a choice: those of a layer's widths, and batches that are both small or both large. */
export const keyOf = ({ product, width, out, rows }: Shape): string =>
  `${width}x${out}.${rows > LARGE ? 'large.' : ''}${product}`;

/** The name of a plan: `fused-2`, or with its choices other than `registers`, `fused-2(400x400.large.dx=shared,...)`. */
export function planText(plan: KernelPlan): string {
  const choices = [...plan]
    .filter(([, variant]) => variant !== 'registers')
    .map(([key, variant]) => `${key}=${variant}`)
    .sort();
  return choices.length === 0 ? fusedName : `${fusedName}(${choices.join(',')})`;
}

const choicePattern = new RegExp(
  `^([1-9]\\d*x[1-9]\\d*\\.(?:large\\.)?(?:${productNames.join('|')}))=(${variantNames.join('|')})$`,
);

/**
 * The plan of that name, with or without tfjs's part before it (`tfjs-4.22.0+fused-2(...)`); null where these kernels
 * have no such plan: it is of other kernels, or no plan at all.
 */
export function parsePlan(text: string): KernelPlan | null {
  const name = text.slice(text.indexOf('+') + 1);
  if (name === fusedName) return new Map();
  if (!name.startsWith(`${fusedName}(`) || !name.endsWith(')')) return null;
  const choices = name
    .slice(fusedName.length + 1, -1)
    .split(',')
    .map((choice) => choicePattern.exec(choice));
  const plan = new Map(choices.flatMap((match) => (match ? [[match[1], match[2] as Variant]] : [])));
  return plan.size === choices.length ? plan : null;
}

let current: KernelPlan = new Map();

/** Makes every dense product from now on follow that plan. Throws where `parsePlan` knows no such plan. */
export function setPlan(text: string): void {
  const plan = parsePlan(text);
  if (!plan)
    throw new Error(
      `kernel plan: expected ${fusedName} with its choices, got ${text}; start the run anew on this version's plan`,
    );
  current = plan;
}

/** The plan in use, by its name. */
export const planInUse = (): string => planText(current);

/** The variant that the plan in use has for this shape. */
export const variantFor = (shape: Shape): Variant => current.get(keyOf(shape)) ?? 'registers';
