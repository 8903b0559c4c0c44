/** The settings that several models share, declared once; a model's spec picks those it has. Pure: no tensors. */
import type { Equation, Field, Fields, Values } from '../schema/field';

const schedule: Equation = {
  tex: String.raw`T(t)=\max\Big(T_{\min},\,T_{\max}\Big(\frac{T_{\min}}{T_{\max}}\Big)^{2t/N}\Big)`,
  source: 'section 3.3, as exact as definition 2',
};

export const commonFields = {
  on: {
    kind: 'switch',
    link: 'on',
    label: 'Model on',
    symbol: '',
    meaning: 'Whether this model takes part in the run. Switching one model off changes no other.',
    equation: null,
    moves: 'Its column, its curves and its posterior.',
    live: true,
    default: true,
  },
  net: {
    kind: 'choice',
    link: 'net',
    label: 'Net',
    symbol: '',
    meaning:
      "dense: ReLU layers of the hidden widths, section 4. convolutional: appendix E's layers, of fixed widths, only for pictures of 32 x 32 pixels.",
    equation: null,
    moves: 'Architecture: the layers; Curves: how low term2 gets, and steps a second.',
    live: false,
    later: true,
    options: ['dense', 'convolutional'],
    default: 'dense',
  },
  hidden: {
    kind: 'integers',
    link: 'hidden',
    label: 'Hidden layers',
    symbol: '',
    meaning:
      'Widths of the ReLU layers of the encoder; the decoder has the same in reverse order. Only the dense net has them.',
    equation: null,
    moves: 'Curves: how low term2 gets, and steps a second.',
    live: false,
    minimum: 1,
    maximum: 1024,
    longest: 3,
    default: [400, 400],
  },
  latent: {
    kind: 'integer',
    link: 'd',
    label: 'Latent dimensions',
    symbol: 'd',
    meaning: 'Number of latent dimensions z_1 ... z_d.',
    equation: { tex: String.raw`p(\boldsymbol{z})=\prod_{j=1}^{d}p(z_j)`, source: 'Eq. (2)' },
    moves:
      'Curves: term1 is a sum over the dimensions; Traversal and Posterior: the dimensions to pick from.',
    live: false,
    minimum: 1,
    maximum: 80,
    default: 20,
  },
  samples: {
    kind: 'integer',
    link: 'L',
    label: 'Latent samples',
    symbol: 'L',
    meaning: 'Samples of z for each picture and training step; term2 is their mean.',
    equation: {
      tex: String.raw`\mathrm{term}_2\approx-\frac{1}{L}\sum_{l=1}^{L}\log p(\boldsymbol{x}\mid\boldsymbol{z}^l)`,
      source: 'section 2',
    },
    moves: 'Curves: the minibatch line is less noisy; steps a second.',
    live: false,
    minimum: 1,
    maximum: 50,
    default: 1,
  },
  learningRate: {
    kind: 'number',
    link: 'lr',
    label: 'Learning rate',
    symbol: 'γ',
    meaning: 'Step size of Adam.',
    equation: {
      tex: String.raw`\theta\leftarrow\theta-\gamma\,\frac{\hat m}{\sqrt{\hat v}+\epsilon}`,
      source: 'Adam, section 4',
    },
    moves: 'Curves: how fast they fall, and whether they shake.',
    live: true,
    minimum: 1e-6,
    maximum: 0.1,
    scale: 'logarithmic',
    default: 1e-3,
  },
  klWeight: {
    kind: 'number',
    link: 'kl',
    label: 'KL weight',
    symbol: '',
    meaning:
      'Regularisation strength of section 3.4: multiplies term1 in the training objective only. Every reported number is unweighted.',
    equation: { tex: String.raw`\mathrm{weight}\cdot\mathrm{term}_1+\mathrm{term}_2`, source: 'section 3.4' },
    moves: 'Curves: term1 against term2; the KL of each dimension.',
    live: true,
    minimum: 0,
    maximum: 4,
    scale: 'linear',
    default: 1,
  },
} as const satisfies Fields;

export const temperatureFields = {
  temperatureMaximum: {
    kind: 'number',
    link: 'Tmax',
    label: 'Initial temperature',
    symbol: 'T_max',
    meaning:
      'Temperature of the Concrete distribution at step 0; it decays exponentially over the first half of the run.',
    equation: schedule,
    moves: 'Curves: the minibatch lines of the first half; Posterior: the samples.',
    live: false,
    minimum: 0.01,
    maximum: 5,
    scale: 'logarithmic',
    default: 1,
  },
  temperatureMinimum: {
    kind: 'number',
    link: 'Tmin',
    label: 'Final temperature',
    symbol: 'T_min',
    meaning: 'Temperature of the second half of the run, and of every evaluation.',
    equation: schedule,
    moves: 'Curves: every evaluated point of models with a T; Posterior: the samples.',
    live: false,
    minimum: 0.01,
    maximum: 5,
    scale: 'logarithmic',
    default: 0.5,
  },
} as const satisfies Fields;

/** Of models whose latent variables are coarse-grained. */
export const gridFields = {
  polynomialOrder: {
    kind: 'integer',
    link: 'M',
    label: 'Polynomial order',
    symbol: 'M',
    meaning:
      'Order of the polynomial in the exponent of each latent density; at most R - 2 in a run. In CG-VAE: the number of functions (legendre, cosine, spline), or the order of each mixture component.',
    equation: {
      tex: String.raw`q(z_j\mid\boldsymbol{x})\propto\exp\Big(\sum_{m=1}^{M}b_{jm}\,z_j^m\Big)`,
      source: 'Eq. (2)',
    },
    moves: 'Posterior: how many humps the density can have; Curves: term1.',
    live: true,
    probed: true,
    minimum: 1,
    maximum: 20,
    default: 5,
  },
  gridPoints: {
    kind: 'integer',
    link: 'R',
    label: 'Grid points',
    symbol: 'R',
    meaning:
      'Number of grid points zeta_r on [-1, 1]: the precision of the coarse graining. Below the slider: their spacing, and the least deviation of z that the picked picture supports. A finer grid adds no information about z: a larger R then only costs time.',
    equation: { tex: String.raw`\zeta_r=\frac{2r-(R+1)}{R-1}`, source: 'section 3.2' },
    moves: 'Posterior: the bars, one a grid point; Curves: term1, a sum over the grid.',
    live: true,
    probed: true,
    minimum: 3,
    maximum: 1001,
    default: 101,
  },
  sampler: {
    kind: 'choice',
    link: 'sampler',
    label: 'Sampler',
    symbol: '',
    meaning:
      'The way z is sampled. concrete: the mean of the grid points under a Concrete draw at temperature T, section 3.2. inverse-cdf, not in the paper: exact draws from the density that is even in each of R cells. It has no T, eq. (4) is its KL, and L is a bound.',
    equation: {
      tex: String.raw`z_j=\boldsymbol{y}_j^{\mathsf{T}}\boldsymbol{\zeta}=\sum_{r=1}^{R}y_{jr}\,\zeta_r`,
      source: 'section 3.3',
    },
    moves: 'Posterior: the samples; Curves: term2.',
    live: false,
    options: ['concrete', 'inverse-cdf'],
    default: 'concrete',
  },
} as const satisfies Fields;

/** Whether a common field does something (ModelSpec.applies): appendix E's layers have widths of their own. */
export const commonApplies = (
  field: string,
  { net, divergence }: { readonly net: string; readonly divergence?: string },
): boolean => (field !== 'hidden' || net === 'dense') && (field !== 'renyiOrder' || divergence === 'renyi');

/** The same of a coarse-grained model's: drawn from exactly, z has no T. */
export const gridApplies = (
  field: string,
  settings: { readonly net: string; readonly divergence: string; readonly sampler: string },
): boolean =>
  commonApplies(field, settings) && !(field in temperatureFields && settings.sampler === 'inverse-cdf');
/** What the posteriors are compared with in term1. `paper` is another one in each model, as the paper has it. */
export const priorFields = {
  prior: {
    kind: 'choice',
    link: 'prior',
    label: 'Prior',
    symbol: 'p(z)',
    meaning:
      "paper: the paper's choice, standard normal (Gauss-VAE), uniform (Cat-VAE) or learned (CG-BPEF-VAE). fixed: standard normal or uniform. learned: the prior's parameters are trained too. centroid: every 100 steps they are set to the Bregman centroid of the posteriors, eq. (5).",
    equation: {
      tex: String.raw`\mathrm{term}_1=\mathrm{KL}\big(q(\boldsymbol{z}\mid\boldsymbol{x}):p(\boldsymbol{z})\big)`,
      source: 'section 2',
    },
    moves: 'Curves: term1; Posterior: the prior; Samples: its draws, decoded.',
    live: false,
    later: true,
    options: ['paper', 'fixed', 'learned', 'centroid'],
    default: 'paper',
  },
} as const satisfies Fields;

/** What is trained in term1's place. Every number that is shown is of the KL. */
export const divergenceFields = {
  divergence: {
    kind: 'choice',
    link: 'divergence',
    label: 'Divergence',
    symbol: '',
    meaning:
      'The divergence in the training objective. kl: term1 itself; reverse: KL(p : q); renyi: Rényi’s divergence. Without kl the objective is no bound. Every reported number stays the KL.',
    equation: {
      tex: String.raw`D_\alpha(q:p)=\frac{1}{\alpha-1}\log\int q^\alpha p^{1-\alpha}`,
      source: 'section 6 names alternative divergences; Rényi 1961',
    },
    moves: 'Curves: term1 against term2; the KL of each dimension.',
    live: false,
    later: true,
    options: ['kl', 'reverse', 'renyi'],
    default: 'kl',
  },
  renyiOrder: {
    kind: 'number',
    link: 'alpha',
    label: 'Rényi order',
    symbol: 'α',
    meaning: 'Order of Rényi’s divergence, if the objective uses it; towards 1 it is the KL.',
    equation: {
      tex: String.raw`\lim_{\alpha\to1}D_\alpha(q:p)=\mathrm{KL}(q:p)`,
      source: 'Rényi 1961',
    },
    moves: 'Curves: term1 against term2.',
    live: false,
    later: true,
    minimum: 0.01,
    maximum: 0.99,
    scale: 'linear',
    default: 0.5,
  },
} as const satisfies Fields;

/** The prior in use, by what the paper has in that model. */
export const priorInUse = (
  { prior }: Values<typeof priorFields>,
  paper: 'fixed' | 'learned',
): Exclude<(typeof priorFields)['prior']['options'][number], 'paper'> => (prior === 'paper' ? paper : prior);

/** True where the prior is set to the posteriors' centroid between steps. */
export const isCentroid = ({ prior }: Values<typeof priorFields>): boolean => prior === 'centroid';

/** Whether Adam trains its parameters, as a model's spec says it of each. */
export const trainedIn = (settings: Values<typeof priorFields>): { readonly trained?: false } =>
  isCentroid(settings) ? { trained: false } : {};

/** The live fields that only this model has: M and R. They change what is measured of it, so bests are told apart by them. */
export const ownLiveFields = ({ fields }: { readonly fields: Fields }): [string, Field][] =>
  Object.entries<Field>(fields).filter(([name, field]) => field.live && !(name in commonFields));
