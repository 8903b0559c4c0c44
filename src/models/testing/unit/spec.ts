/** The pure half of Unit-VAE, a fourth model for tests alone: q(z | x) = N(mu(x), I) with a standard normal prior. No tensors. */
import { gaussianDensity } from '../../../math/gauss';
import { linspace } from '../../../math/numeric';
import type { Fields, Values } from '../../../schema/field';
import type { ModelSpec, Posterior } from '../../contract';
import { commonApplies, commonFields } from '../../fields';
import { normalDistribution } from '../../latent/normal';

const fields = {
  ...commonFields,
  note: {
    kind: 'text',
    link: 'note',
    label: 'Note',
    symbol: '',
    meaning:
      'A text that a run carries and computes nothing with; a list of terms, each with closed brackets.',
    equation: null,
    moves: 'Nothing.',
    live: false,
    later: true,
    longest: 60,
    check: (text) =>
      text.split('(').length === text.split(')').length
        ? null
        : `Expected as many closing brackets as opening ones in ${text}; close each of them.`,
    default: 'z; z^2',
  },
} as const satisfies Fields;

export type UnitSettings = Values<typeof fields>;

const REACH = 3;
const POINTS = 121;

const meanOf = (posterior: Posterior): number[] => Array.from(posterior.head);
const klOf = (mean: number): number => (mean * mean) / 2;

export const unitSpec = {
  id: 'unit',
  name: 'Unit-VAE',
  fields,
  // Of one dimension there is nothing to note.
  applies: (field, settings) => commonApplies(field, settings) && (field !== 'note' || settings.latent > 1),
  plane: {},
  hasTemperature: () => false,
  headSize: ({ latent }) => latent,
  decoderInput: ({ latent }) => latent,
  noise: ({ latent }) => ({ kind: 'normal', shape: [latent] }),
  priorParameters: () => [],
  mend: (settings) => ({ settings, notices: [] }),
  headMap: () => null,
  klByDimension: (posterior) => meanOf(posterior).map(klOf),
  klOfDimension: (posterior, dimension) => klOf(posterior.head[dimension]),
  distribution(posterior) {
    const mean = meanOf(posterior);
    return normalDistribution(
      mean,
      mean.map(() => 0),
      1,
    );
  },
  drawables(posterior, dimension) {
    const mean = posterior.head[dimension];
    const x = linspace(Math.min(-4, mean - 4), Math.max(4, mean + 4), POINTS);
    return [
      { kind: 'density', name: 'posterior', x, y: x.map((at) => gaussianDensity(at, mean, 1)) },
      { kind: 'density', name: 'prior', x, y: x.map((at) => gaussianDensity(at, 0, 1)) },
    ];
  },
  samples: () => [],
  simplex: () => null,
  position: (posterior, dimension) => posterior.head[dimension],
  traversal(posterior, dimension, count) {
    const mean = meanOf(posterior);
    const positions = linspace(-REACH, REACH, count);
    return { positions, inputs: positions.map((position) => mean.with(dimension, position)) };
  },
} as const satisfies ModelSpec<UnitSettings>;
