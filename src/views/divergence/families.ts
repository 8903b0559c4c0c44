/** What the divergence lab draws alpha from: the generators of figures 3 and 5, and smooth ones that the paper did not draw. */
import { dirichletLogits } from '../../math/dirichlet';
import { linspace } from '../../math/numeric';
import { keyOf } from '../../math/random';
import { gaussianLogits, polynomialDraw } from '../../math/smooth-category';
import { formatShort } from '../../ui/format';

export const familyNames = ['3', '5', 'smooth'] as const;
export type FamilyName = (typeof familyNames)[number];

interface Generator {
  readonly name: string;
  /** Logits of alpha of a repeat, [R]. */
  readonly draw: (repeat: number) => number[];
}

/** The paper's repeats, intervals and grid. */
export const REPEATS = 100;
export const R = 100;
export const zeta: readonly number[] = linspace(-1, 1, R);
/** Of z a repeat; the paper does not say how many it took. */
export const SAMPLES = 20_000;
/** The same samples every time. */
export const SEED = 2017;
/** Noise of a repeat is shared by all generators and temperatures. */
export const noiseKey = keyOf(SEED, 'lab/divergence');

function dirichlet(shape: number): Generator {
  const key = keyOf(SEED, `lab/dirichlet/${shape}`);
  return {
    name: `Dirichlet(${formatShort(shape)})`,
    draw: (repeat) => dirichletLogits(shape, R, key, repeat),
  };
}

function gaussian(mean: number, deviation: number): Generator {
  const logits = gaussianLogits(zeta, mean, deviation);
  const at = mean === 0 ? '' : ` at ${formatShort(mean)}`;
  return { name: `Gauss, sd ${formatShort(deviation)}${at}`, draw: () => logits };
}

function polynomial(deviation: number): Generator {
  const key = keyOf(SEED, `lab/polynomial/${deviation}`);
  return {
    name: `BPEF M = 5, sd ${formatShort(deviation)}`,
    draw: (repeat) => polynomialDraw(zeta, 5, deviation, key, repeat),
  };
}

export const families: Readonly<Record<FamilyName, readonly Generator[]>> = {
  3: [dirichlet(1), dirichlet(0.5)],
  // The paper's text does not give figure 5's shapes.
  5: [5, 1, 0.5, 0.1, 0.05, 0.01].map(dirichlet),
  smooth: [
    { name: 'Flat', draw: () => zeta.map(() => 0) },
    gaussian(0, 0.2),
    gaussian(0, 0.05),
    gaussian(0.5, 0.2),
    polynomial(0.5),
    polynomial(5),
  ],
};

export const familyTitles: Readonly<Record<FamilyName, string>> = {
  3: 'Figure 3: two Dirichlet generators',
  5: 'Figure 5: Dirichlet shapes 5 to 0.01',
  smooth: 'Not in the paper: smooth alpha',
};
