/** Sentences that state a claim, each with an experiment of a few minutes that tests it, and where on the page it is decided. Data only. */
import type { ModelId } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { mapSettings, type Experiment, type Move } from './experiment';

interface Claim {
  readonly id: string;
  readonly claim: string;
  /** Whose claim it is: the paper's, with the section; or plain arithmetic; or open, for a hand to find out. */
  readonly basis: string;
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** What to look at, in which panel. */
  readonly watch: string;
}

const STEPS = 1500;
const LATE = 1000;

/** The default with some models on, the given settings in each of them that has them, and few steps. */
function trial(on: readonly ModelId[], settings: Readonly<Record<string, number | string>> = {}): Experiment {
  const experiment = defaultExperiment();
  const models = mapSettings((id) => {
    const own = Object.entries(settings).filter(([name]) => name in experiment.models[id]);
    return { ...experiment.models[id], ...Object.fromEntries(own), on: on.includes(id) };
  });
  return { ...experiment, steps: STEPS, models };
}

/** At step 1,000 learning all but stops and one thing changes: what then moves, moves with the same weights. */
const frozenBut = (field: string, value: number): readonly Move[] => [
  { step: LATE, field: 'learningRate', value: 1e-6 },
  { step: LATE, field, value },
];

export const claims: readonly Claim[] = [
  {
    id: 'lower-free-energy',
    claim: 'CG-BPEF-VAE reaches a lower L than Gauss-VAE with as many dimensions.',
    basis: 'The paper claims it, in section 4.',
    experiment: { ...trial(['gauss', 'cg-bpef']), steps: 10000 },
    moves: [],
    watch:
      'Curves, L: Gauss leads up to step 2,000, CG-BPEF from step 2,500 on (seeds 1 and 2). L is the paper’s measure and no bound: CG-BPEF’s decoder sees a relaxed z. So a lower L does not prove a better model.',
  },
  {
    id: 'exact-sampling',
    claim: 'With exact sampling, CG-BPEF-VAE’s L is a true bound, and about equal to Gauss-VAE’s.',
    basis:
      'Not in the paper. The inverse distribution function replaces Concrete noise, so eq. (4) is the KL of z.',
    experiment: { ...trial(['gauss', 'cg-bpef'], { sampler: 'inverse-cdf' }), steps: 10000 },
    moves: [],
    watch:
      'Curves, L: both are bounds here. Gauss leads up to step 9,000. They end within a nat of each other (seeds 1 to 3). T has no effect.',
  },
  {
    id: 'shrunk-noise',
    claim: 'Gauss-VAE with its noise shrunk has a lower L than CG-BPEF-VAE by the same accounting.',
    basis:
      'A control, not in the paper. Concrete samples at T = 0.5 keep about 0.7071 of the noise; term1 is the KL of all of it.',
    experiment: { ...trial(['gauss', 'cg-bpef'], { noiseScale: 0.7071 }), steps: 10000 },
    moves: [],
    watch:
      'Curves, L: neither is a bound. The relaxation’s hidden KL, not the family of densities, explains the lower L. The Audit view shows bounds of both.',
  },
  {
    id: 'temperature-accounting',
    claim: 'A lower T gives a higher L with the same weights.',
    basis: 'The paper warns of it, in section 4: a higher T shows “better” results.',
    experiment: trial(['categorical', 'cg-bpef']),
    moves: frozenBut('temperature', 0.2),
    watch:
      'Curves, from step 1,000 (T = 0.5) to step 1,500 (T = 0.2): term2 and L rise, term1 stays. Learning all but stops in between.',
  },
  {
    id: 'autoencoder',
    claim: 'With KL weight 0 a VAE is an autoencoder: term1 grows and grows.',
    basis: 'A fact: nothing in the objective limits term1 any more.',
    experiment: trial(['gauss'], { klWeight: 0 }),
    moves: [],
    watch:
      'Curves: term1 exceeds the 20 nats or so at weight 1, and term2 falls lower. Pictures: draws of the prior are no digits, although the reconstructions are good.',
  },
  {
    id: 'collapse',
    claim: 'With KL weight 4 latent dimensions collapse onto the prior.',
    basis: 'Section 3.4 introduces the weight. Count the dimensions that are left.',
    experiment: trial(['gauss'], { klWeight: 4 }),
    moves: [],
    watch:
      'Curves, the KL of each dimension: count those above zero. A traversal of one at zero (Pictures) changes nothing.',
  },
  {
    id: 'gauss-within',
    claim: 'Gauss-VAE is about CG-BPEF-VAE with M = 2.',
    basis: 'The paper says so, in sections 3.1 and 4: a Gaussian, cut at -1 and 1.',
    experiment: trial(['gauss', 'cg-bpef'], { polynomialOrder: 2 }),
    moves: [],
    watch:
      'Posterior of CG-BPEF: one hump, or the mass at both ends where b_2 is positive, and never more. Curves, L: do the two lines come closer than with M = 5?',
  },
  {
    id: 'fine-enough',
    claim: 'From R = 101 to R = 51 little changes.',
    basis: 'Open: section 4 tries both and reports 101.',
    experiment: trial(['cg-bpef']),
    moves: frozenBut('gridPoints', 51),
    watch:
      'Curves, from step 1,000 to step 1,500; learning all but stops in between. Then drag R to 11 and continue training.',
  },
  {
    id: 'three-categories',
    claim: 'With R = 3 and M = 1 each z_j is a choice of three, told by one number.',
    basis: 'A fact: section 3.2 with the three points -1, 0 and 1.',
    experiment: trial(['gauss', 'cg-bpef'], { gridPoints: 3, polynomialOrder: 1 }),
    moves: [],
    watch:
      'Posterior: three bars, the middle one the geometric mean of the outer two. Curves, L: the cost of so coarse a z, beside Gauss.',
  },
  {
    id: 'encoder-limits',
    claim: 'With two dimensions the encoder, not the Gaussian shape, limits the bound.',
    basis: 'Not in the paper. Its abstract says that the shape does not match the true posterior.',
    experiment: trial(['gauss', 'cg-bpef'], { latent: 2, sampler: 'inverse-cdf' }),
    moves: [],
    watch:
      'Truth, after the last step: press Measure. Each bar is the gap between L and -log p(x), in parts by cause.',
  },
  {
    id: 'hot',
    claim: 'At T = 5 the decoder hardly sees the posterior.',
    basis: 'A fact: as T grows every y_r goes to 1/R, and z to 0.',
    experiment: trial(['cg-bpef']),
    moves: frozenBut('temperature', 5),
    watch:
      'Posterior, after step 1,000: the samples crowd around 0, unlike the bars. Curves: term2 rises, term1 does not depend on T.',
  },
];
