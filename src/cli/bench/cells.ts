/** What is trained in a bench: cells of (model, family, L, batch, d, R) on nets 784-400-400-d-400-400-784, or on those of appendix E. Pure. */
import { defaultExperiment } from '../../experiment/default-experiment';
import type { FamilyId } from '../../models/cg/families/registry';
import type { CommonSettings } from '../../models/contract';
import { modelIds, specOf, type ModelId } from '../../models/registry';

export type NetName = CommonSettings['net'];

export interface Cell {
  readonly net: NetName;
  readonly model: ModelId;
  /** Of a model that has families; its default where not said. */
  readonly family?: FamilyId;
  /** L. */
  readonly samples: number;
  readonly batchSize: number;
  /** d. */
  readonly latent: number;
  /** R, of a model that has it. */
  readonly gridPoints: number;
}

/** Pixels of a picture: MNIST's, SVHN's. */
export const pixelsOf = ({ net }: Pick<Cell, 'net'>): number => (net === 'dense' ? 784 : 1024);

export const seed = 2017;
export const temperature = 0.7;

interface CellSettings extends CommonSettings {
  readonly family?: FamilyId;
  readonly components?: number;
  readonly gridPoints?: number;
  readonly polynomialOrder?: number;
  readonly categories?: number;
}

export const base = { net: 'dense', samples: 1, batchSize: 100, latent: 20, gridPoints: 101 } as const;

/** K of a mixture. */
const COMPONENTS = 3;

const hasField = (model: ModelId, name: string) => name in specOf(model).fields;

/** Two families that cost what the paper's polynomials do, and the dearest. */
const measuredFamilies: readonly FamilyId[] = ['legendre', 'cosine', 'mixture'];
const withFamilies: readonly ModelId[] = modelIds.filter((model) => hasField(model, 'family'));

/** The models of a short bench: one of few categories costs little more than one of none, and far less than one of a grid. */
export const briefModels: readonly ModelId[] = modelIds.filter((model) => !hasField(model, 'categories'));

/** The settings of a cell's model: hidden layers of 400, C 5, M 5, K 3 and learning rate as the experiment has them. */
export function settingsOf({ net, model, family, samples, latent, gridPoints }: Cell): CellSettings {
  const common = { net, hidden: [400, 400], samples, latent };
  const all = {
    categories: 5,
    polynomialOrder: 5,
    components: COMPONENTS,
    gridPoints,
    ...(family && { family }),
  };
  const own = Object.entries(all).filter(([name]) => hasField(model, name));
  return { ...defaultExperiment().models[model], ...common, ...Object.fromEntries(own) };
}

/** One cell for each model and L, and for each measured family of a model that has some; in a quick bench one family alone. */
export function cellsOf({
  models,
  samples,
  net,
  quick,
}: {
  readonly models: readonly ModelId[];
  readonly samples: readonly number[];
  readonly net: NetName;
  readonly quick: boolean;
}): Cell[] {
  const families = measuredFamilies.slice(0, quick ? 1 : undefined);
  return samples.flatMap((L) =>
    models.flatMap((model): Cell[] => {
      const cell = { ...base, net, model, samples: L };
      return withFamilies.includes(model) ? families.map((family) => ({ ...cell, family })) : [cell];
    }),
  );
}

/** What tables call a cell's model: `CG-VAE mixture 3`. */
export const modelName = ({ model, family }: Cell): string =>
  [specOf(model).name, family, family === 'mixture' ? COMPONENTS : null].filter(Boolean).join(' ');

export const axes = {
  samples: { symbol: 'L', values: [1, 10, 50] },
  gridPoints: { symbol: 'R', values: [51, 101, 301, 1001] },
  latent: { symbol: 'd', values: [10, 20, 30, 40, 50] },
  batchSize: { symbol: 'batch', values: [50, 100, 200, 500] },
} as const;
export type Axis = keyof typeof axes;
export const axisNames = Object.keys(axes) as Axis[];

/** The short bench's models along one axis, all else at its base; along R those that have one. */
export function growthAlong(axis: Axis): Cell[] {
  const models = briefModels.filter((model) => axis !== 'gridPoints' || hasField(model, axis));
  return models.flatMap((model) => axes[axis].values.map((value) => ({ ...base, model, [axis]: value })));
}

/** One text for one cell: what results are found by. */
export const cellKey = ({ net, model, family, samples, batchSize, latent, gridPoints }: Cell) =>
  `${net === 'dense' ? '' : `${net} `}${model}${family ? ` ${family}` : ''} L${samples} n${batchSize} d${latent} R${gridPoints}`;
