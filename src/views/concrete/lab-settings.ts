/** The settings of the Concrete lab as fields: what a link to it holds. */
import type { ChoiceField, IntegerField, IntegersField, NumberField, SwitchField } from '../../schema/field';
import { superscript } from './superscript';

const described = { symbol: '', equation: null, live: true } as const;

const MOST_COEFFICIENTS = 20;
export const STEEPEST = 200;

/** The paper's figures of triangles. */
export const figureNames = ['2', '6', '7', '8'] as const;
export type FigureName = (typeof figureNames)[number];
export const faces = ['sampled', 'exact', 'difference'] as const;
export type Face = (typeof faces)[number];
export const countPlaces = ['automatic', 'gpu', 'worker'] as const;
export type CountPlace = (typeof countPlaces)[number];

const figure: ChoiceField<FigureName> = {
  ...described,
  kind: 'choice',
  link: 'figure',
  label: 'Figure',
  meaning: 'The paper’s figure of the Concrete density that is reproduced.',
  moves: 'Triangles.',
  options: figureNames,
  default: '6',
};

const face: ChoiceField<Face> = {
  ...described,
  kind: 'choice',
  link: 'face',
  label: 'Show',
  meaning: 'What the triangles show: samples, the closed form, or the difference of both in sigmas.',
  moves: 'Triangles.',
  options: faces,
  default: 'sampled',
};

const oneScale: SwitchField = {
  ...described,
  kind: 'switch',
  link: 'scale',
  label: 'One scale over all triangles',
  meaning: 'All triangles are clipped at one percentile of all their cells, so that colours compare.',
  moves: 'Triangles.',
  default: false,
};

const countPlace: ChoiceField<CountPlace> = {
  ...described,
  kind: 'choice',
  link: 'on',
  label: 'Count on',
  meaning: 'Counts samples on a hardware GPU if there is one, on any WebGPU device, or in a worker.',
  moves: 'Triangles.',
  options: countPlaces,
  default: 'automatic',
};

/** The presets of continuum-claims, by name. */
export const claimNames = [
  'none',
  'gaussian',
  'modes',
  'one-side',
  'mean',
  'skew-mean',
  'category',
  'variance',
  'variance-warm',
] as const;
export type ClaimName = (typeof claimNames)[number];

const claim: ChoiceField<ClaimName> = {
  ...described,
  kind: 'choice',
  link: 'claim',
  label: 'Claim',
  meaning: 'The claim that is tested on the drawing.',
  moves: 'From category to continuum.',
  options: claimNames,
  default: 'none',
};

const picked: IntegerField = {
  ...described,
  kind: 'integer',
  link: 'panel',
  label: 'Picked triangle',
  meaning: 'The triangle that is shown large, counted in reading order.',
  moves: 'Triangles.',
  minimum: 1,
  maximum: 16,
  default: 5,
};

/** Thousandths, or any other whole parts: 3-2-1 is exactly (1/2, 1/3, 1/6). */
export const MOST_PARTS = 9999;
const parts: IntegersField = {
  ...described,
  kind: 'integers',
  link: 'alpha',
  label: 'alpha in parts',
  meaning: 'alpha_1, alpha_2 and alpha_3 in whole parts of their sum.',
  moves: 'One triangle.',
  minimum: 1,
  maximum: MOST_PARTS,
  longest: 3,
  default: [1, 1, 1],
};

export const temperature: NumberField = {
  ...described,
  kind: 'number',
  link: 'T',
  label: 'Temperature',
  symbol: 'T',
  meaning: 'Temperature of the Concrete distribution on the one triangle.',
  moves: 'One triangle.',
  minimum: 0.05,
  maximum: 5,
  scale: 'logarithmic',
  default: 0.5,
};

export const continuumTemperature: NumberField = {
  ...temperature,
  link: 'Tz',
  meaning: 'Temperature of y ~ Con(β, T); z = yᵀζ.',
  moves: 'From category to continuum.',
  minimum: 0.01,
};

export const gridPoints: IntegerField = {
  ...described,
  kind: 'integer',
  link: 'R',
  label: 'Categories',
  symbol: 'R',
  meaning: 'Grid points ζ on [−1, 1].',
  moves: 'From category to continuum.',
  minimum: 2,
  maximum: 1001,
  default: 101,
};

export const polynomialOrder: IntegerField = {
  ...described,
  kind: 'integer',
  link: 'M',
  label: 'Polynomial order',
  symbol: 'M',
  meaning: 'Number of coefficients in the exponent of eq. (2). Hidden ones are kept for a larger M.',
  moves: 'From category to continuum.',
  minimum: 1,
  maximum: MOST_COEFFICIENTS,
  default: 5,
};

/** Two bumps and a slope: a density no Gaussian can be. */
const opening: readonly number[] = [0.5, 6, 0, -8, 0];

/** 'z', 'z²', 'z¹⁰'. */
const powerOfZ = (m: number): string => (m === 1 ? 'z' : `z${superscript(m)}`);

const coefficientField = (m: number): NumberField => ({
  ...described,
  kind: 'number',
  link: `c${m}`,
  label: `Coefficient of ${powerOfZ(m)}`,
  symbol: `c_${m}`,
  meaning: `The factor of ${powerOfZ(m)} in the exponent of eq. (2).`,
  moves: 'From category to continuum.',
  minimum: -STEEPEST,
  maximum: STEEPEST,
  scale: 'linear',
  default: opening[m - 1] ?? 0,
});

export type CoefficientName = `c${number}`;

/** c1 to c20 of eq. (2). */
export const coefficientFields: Readonly<Record<CoefficientName, NumberField>> = Object.fromEntries(
  Array.from({ length: MOST_COEFFICIENTS }, (_, m) => [`c${m + 1}`, coefficientField(m + 1)]),
);

const named = {
  figure,
  face,
  oneScale,
  countPlace,
  picked,
  parts,
  temperature,
  claim,
  continuumTemperature,
  gridPoints,
  polynomialOrder,
};

export const labFields: typeof named & Readonly<Record<CoefficientName, NumberField>> = {
  ...named,
  ...coefficientFields,
};

/** Whole parts as alpha, which sums to one; a list that is too short has ones in place of what it lacks. */
export function alphaOf(given: readonly number[]): [number, number, number] {
  const [a, b, c] = [given[0] ?? 1, given[1] ?? 1, given[2] ?? 1];
  const total = a + b + c;
  return [a / total, b / total, c / total];
}
